// SPDX-License-Identifier: Apache-2.0
// `central migrate`: what stands in the way, the news while it works, and what comes next.
#include <filesystem>
#include <ostream>
#include <system_error>

#include "platform/central/command_parts.hpp"
#include "platform/central/in_use.hpp"
#include "platform/central/migrate_command.hpp"
#include "platform/central/move_data.hpp"
#include "platform/central/postgres_address.hpp"
#include "platform/central/shell_word.hpp"

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

/// Whether there is nothing to move in the source, and something in the target. What cannot be opened is told later.
bool seem_swapped(const MigrateOptions& options) {
  for (const auto* address : {&options.from, &options.to}) {
    const auto file = database_file(*address);
    std::error_code ignored;
    if (file && !std::filesystem::exists(*file, ignored)) return false;
  }
  const auto from = Store::is_blank(options.from);
  if (!from || !*from) return false;
  const auto to = Store::open(options.to, Store::Mode::kAsItIs);
  if (!to) return false;
  try {
    return (*to)->ask([](Connection& db) { return db.number("SELECT count(*) FROM festival"); }) != 0;
  } catch (const StoreFailure&) {
    return false;
  }
}

void print_next(const MigrateOptions& options, const Store& from, const Store& to, bool marked, std::ostream& out) {
  if (options.while_served) {
    out << "this is a trial: what " << from.name()
        << " was given since it began is not in it; for the real one end the "
        << "service, and migrate into another empty database\n";
    return;
  }
  out << "next: start the service on it: central serve --database " << shell_word(to.shown_address()) << " ...\n"
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
  kiosk::Result<Moved, std::string> moved = kiosk::failure(std::string());
  {
    News news(err, options.for_people);
    const auto kind = options.while_served ? MoveKind::kTrial : MoveKind::kMove;
    moved = move_data(from, to, kind, [&](const std::string& step, std::int64_t rows) { news(step, rows); });
  }
  if (!moved) return fail(err, moved.error());
  made.keep();
  out << "moved: " << moved->tables << " tables, " << moved->rows << " rows, the same on both sides\n"
      << from.name() << ": " << moved->source.summary() << ", clean\n"
      << to.name() << ": " << moved->target.summary() << ", clean\n";
  const bool marked = moved->unmarked.empty();
  print_next(options, from, to, marked, out);
  if (marked) return kFine;
  return fail(err, "the festival has moved, but " + from.name() + " could not be marked as moved (" + moved->unmarked +
                       "): nothing keeps a service from it, so see to it that none serves it any more");
}

}  // namespace

int run_migrate(const MigrateOptions& options, std::ostream& out, std::ostream& err) {
  try {
    if (const auto wrong = obstacle(options); !wrong.empty()) return fail(err, wrong);
  } catch (const StoreFailure& failure) {
    return fail(err, std::string("--from: ") + failure.what());
  }
  if (seem_swapped(options)) {
    return fail(err, "there are no tables in --from, and --to holds a festival: are they swapped? Nothing was moved");
  }
  const auto from = open_store(options.from, options.while_served ? Store::Mode::kAsItIs : Store::Mode::kAlone, err);
  if (!from) return kFailed;
  MadeFile made(options.to);
  const auto to = open_store(options.to, Store::Mode::kNew, err);
  if (!to) return kFailed;
  return move(options, *from, *to, made, out, err);
}

}  // namespace central
