// SPDX-License-Identifier: Apache-2.0
// `central migrate`: what stands in the way, the news while it works, and what comes next.
#include <filesystem>
#include <optional>
#include <ostream>
#include <system_error>

#include "kiosk/base/shell_word.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/in_use.hpp"
#include "platform/central/migrate_command.hpp"
#include "platform/central/move_data.hpp"
#include "platform/central/postgres_address.hpp"

namespace central {
namespace {

/// Lines of news: each step once, or all on one line of a terminal.
class News {
 public:
  News(std::ostream& out, bool terminal) : out_(out), terminal_(terminal) {}
  ~News() { clear(); }
  News(const News&) = delete;
  News& operator=(const News&) = delete;

  void operator()(const std::string& step, std::int64_t rows) {
    const auto line = step + (rows > 0 ? ", " + std::to_string(rows) + " rows" : "");
    if (terminal_) {
      clear();
      out_ << line << std::flush;
      shown_ = line.size();
    } else if (step != last_) {
      out_ << "central: " << step << std::endl;
    }
    last_ = step;
  }

  void clear() {
    if (shown_ > 0) out_ << '\r' << std::string(shown_, ' ') << '\r' << std::flush;
    shown_ = 0;
  }

 private:
  std::ostream& out_;
  bool terminal_;
  std::size_t shown_ = 0;
  std::string last_;
};

/// A file that was made for this and has nothing in it goes again.
class MadeFile {
 public:
  explicit MadeFile(const std::string& address) {
    const auto file = database_file(address);
    std::error_code ignored;
    if (file && !std::filesystem::exists(*file, ignored)) file_ = *file;
  }
  ~MadeFile() {
    if (file_.empty()) return;
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_ + end, ignored);
  }
  MadeFile(const MadeFile&) = delete;
  MadeFile& operator=(const MadeFile&) = delete;
  void keep() { file_.clear(); }

 private:
  std::string file_;
};

bool same_file(const std::string& one, const std::string& other) {
  const auto first = database_file(one);
  const auto second = database_file(other);
  std::error_code ignored;
  return one == other || (first && second && std::filesystem::equivalent(*first, *second, ignored));
}

/// What stands in the way; empty: nothing.
std::string obstacle(const MigrateOptions& options) {
  if (same_file(options.from, options.to))
    return "--from and --to name the same database; name an empty one after --to";
  if (database_file(options.from) && !std::filesystem::exists(*database_file(options.from))) return {};
  if (options.while_served) return {};
  const auto user = in_use_by(options.from);
  if (user.empty()) return {};
  return user +
         " has the database of --from open: end it first, for what it does from now on would not be moved "
         "(--while-served moves a copy all the same, to try it out)";
}

bool has_server_password(const std::string& address) { return !database_file(address) && has_password(address); }

enum class Content { kNothing, kTables, kFestival };

/// Nothing where it cannot be looked at: opening it tells why.
std::optional<Content> content_of(const std::string& address) {
  auto content = Content::kNothing;
  const auto looked = Store::look_at(address, [&](Connection& db, const SchemaNumber& schema) {
    if (schema.is_blank()) return;
    content = db.number("SELECT count(*) FROM festival") == 0 ? Content::kTables : Content::kFestival;
  });
  return looked ? std::optional(content) : std::nullopt;
}

/// What to say where there is no festival to move; empty: there is one, or opening the source tells what to do.
std::string nothing_to_move(const MigrateOptions& options) {
  const auto from = content_of(options.from);
  if (!from || *from == Content::kFestival) return {};
  if (content_of(options.to) == Content::kFestival) {
    return "there is no festival in --from, and --to holds one: are they swapped? Nothing was moved";
  }
  return *from == Content::kTables ? "there is no festival in --from to move; nothing was moved" : "";
}

void print_next(const MigrateOptions& options, const Store& from, const Store& to, bool marked, std::ostream& out) {
  if (options.while_served) {
    out << "this is a trial: what " << from.name()
        << " was given since it began is not in it; for the real one end the "
        << "service, and migrate into another empty database\n";
    return;
  }
  out << "next: start the service on it: central serve --database " << kiosk::shell_word(to.shown_address()) << " ...\n"
      << (has_server_password(options.to) ? "  its password is not shown here: add it, as --to had it\n" : "")
      << "  tokens, sign-ins, keys and tickets are the same: kiosks need nothing, but a new url where the address "
         "changes\n"
      << "  "
      << (marked
              ? from.name() + " says now that its festival was moved, and is not served any more. Keep it"
              : "do not serve " + from.name() + " any more, for it does not say that its festival was moved: keep it")
      << " aside as a copy\n";
}

int move(const MigrateOptions& options, Store& from, Store& to, MadeFile& made, std::ostream& out, std::ostream& err) {
  kiosk::Result<Moved, MoveFailure> moved = kiosk::failure(MoveFailure{});
  {
    News news(err, options.for_people);
    const auto kind = options.while_served ? MoveKind::kTrial : MoveKind::kMove;
    moved = move_data(from, to, kind, [&](const std::string& step, std::int64_t rows) { news(step, rows); });
  }
  if (!moved) {
    const bool open = moved.error().may_have_moved && !options.while_served;
    fail(err, moved.error().line + (open ? "; serve " + from.name() + " again only where it was not" : ""));
    return open ? kUnmarked : kFailed;
  }
  made.keep();
  out << "moved: " << moved->tables << " tables, " << moved->rows << " rows, the same on both sides\n"
      << from.name() << ": " << moved->source.summary() << ", clean\n"
      << to.name() << ": " << moved->target.summary() << ", clean\n";
  const bool marked = moved->unmarked.empty();
  print_next(options, from, to, marked, out);
  if (marked) return kFine;
  fail(err, "the festival has moved, but " + from.name() + " could not be marked as moved (" + moved->unmarked +
                "): nothing keeps a service from it, so see to it that none serves it any more");
  return kUnmarked;
}

}  // namespace

int run_migrate(const MigrateOptions& options, std::ostream& out, std::ostream& err) {
  try {
    if (const auto wrong = obstacle(options); !wrong.empty()) return fail(err, wrong);
  } catch (const StoreFailure& failure) {
    return fail(err, std::string("--from: ") + failure.what());
  }
  if (const auto nothing = nothing_to_move(options); !nothing.empty()) return fail(err, nothing);
  const auto from = open_store(options.from, options.while_served ? Store::Mode::kAsItIs : Store::Mode::kAlone, err);
  if (!from) return kFailed;
  MadeFile made(options.to);
  const auto to = open_store(options.to, Store::Mode::kNew, err);
  if (!to) return kFailed;
  return move(options, *from, *to, made, out, err);
}

}  // namespace central
