// SPDX-License-Identifier: Apache-2.0
// Upserts by id, then drops what this revision no longer has, then the reservations.
#include "platform/central/festival_import.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "platform/central/box_office_changes.hpp"
#include "platform/central/pass_import.hpp"
#include "platform/central/pass_sheet.hpp"
#include "platform/central/reservation_import.hpp"
#include "platform/central/rules_store.hpp"

namespace central {
namespace {

using festival::Complaint;
using festival::Festival;
using festival::FestivalCategory;
using festival::FestivalFilm;
using festival::FestivalScreening;
using festival::FestivalVenue;

constexpr std::size_t kMostRefusals = 20;

/// Why the import stops: complete lines.
struct Refusal {
  std::string lines;
};

/// Leaves the transaction, which is rolled back.
struct Previewed {
  ImportPreview preview;
};

bool is_moved(const ProgrammeRow& before, const ProgrammeRow& after) {
  return std::ranges::any_of(std::array<std::string_view, 3>{"starts", "venue", "room"},
                             [&](std::string_view field) { return before.value_of(field) != after.value_of(field); });
}

/// One import under way, inside its transaction.
class Import {
 public:
  Import(Connection& db, const Festival& festival, kiosk::Instant now) : db_(db), festival_(festival), now_(now) {
    revision_ = db_.number("SELECT revision FROM festival") + 1;
    before_ = read_programme_rows(db_, revision_ - 1);
    if (revision_ > 1) programme_before_ = Programme::load(db_);
  }

  void write_programme() {
    if (revision_ > 1) usual_before_ = pass_list_context(db_).usual;
    write_head();
    db_.execute("DELETE FROM local_text");
    for (const auto& category : festival_.categories) write(category);
    for (const auto& venue : festival_.venues) write(venue);
    for (const auto& film : festival_.films) write(film);
    for (const auto& screening : festival_.screenings) write(screening);
    auto passes = import_passes(db_, festival_.passes, revision_, now_);
    for (const auto& complaint : passes.complaints) refusals_.push_back(complaint.line_for(festival_.file));
    notes_ = std::move(passes.notes);
    after_ = read_programme_rows(db_, revision_);
  }

  /// After write_programme() and before write_reservations(), whose tickets are in nobody's hands yet.
  [[nodiscard]] ImportPlan plan() const { return plan_of(db_, before_, after_, now_); }

  /// What the screenings with tickets were until now, where they are moved.
  void keep_moves() {
    for (const auto& [id, was] : before_.tables.at("screening")) {
      const auto* is = after_.find("screening", id);
      if (is == nullptr || !is_moved(was, *is)) continue;
      if (db_.number("SELECT count(*) FROM ticket WHERE screening = ?", id) == 0) continue;
      const auto venue = was.value_of("venue");
      const auto* named = before_.find("venue", venue);
      db_.execute(
          "INSERT INTO screening_change (screening, at, starts_at, venue, venue_name, room) VALUES (?, ?, ?, ?, ?, ?)",
          id, now_, kiosk::Instant{kiosk::Duration{std::stoll(was.value_of("starts"))}}, venue,
          named == nullptr ? venue : named->name, was.value_of("room"));
    }
  }

  void refuse_drops() {
    refuse_drop("pass", "SELECT id FROM pass WHERE revision < ? AND EXISTS (SELECT 1 FROM ticket WHERE pass = pass.id)",
                "has tickets; put it back, as state = \"suspended\" if it must not be used");
    refuse_drop("screening",
                "SELECT id FROM screening WHERE revision < ? "
                "AND EXISTS (SELECT 1 FROM ticket WHERE screening = screening.id)",
                "has tickets; put it back, with cancelled = true if it does not take place");
    refuse_drop("venue",
                "SELECT id FROM venue WHERE revision < ? AND EXISTS (SELECT 1 FROM device WHERE venue = venue.id)",
                "has kiosks; put it back, without screenings if there are none");
    refuse_drop("category",
                "SELECT id FROM category WHERE revision < ? "
                "AND EXISTS (SELECT 1 FROM ticket WHERE category = category.id)",
                "has tickets; put it back");
    refuse_drop(
        "category",
        "SELECT id FROM category WHERE revision < ? "
        "AND EXISTS (SELECT 1 FROM pass WHERE category = category.id AND (source = 'list' OR ended_at IS NOT NULL))",
        "has passes (central passes list --category); put it back");
  }

  void drop_the_rest() {
    for (const auto* table : {"pass", "allotment", "screening", "film", "venue", "category"}) {
      db_.execute("DELETE FROM " + std::string(table) + " WHERE revision < ?", revision_);
    }
    if (usual_before_) move_usual_validity(db_, usual_before_->from, usual_before_->until);
  }

  /// After drop_the_rest(): a screening that is dropped opens no box office.
  [[nodiscard]] std::vector<BoxOfficeChange> box_offices() const {
    if (!programme_before_) return {};
    return box_office_changes(*programme_before_, *Programme::load(db_), now_);
  }

  /// After write_programme(), refuse_drops() and drop_the_rest(), where nothing was refused.
  void write_reservations(const Signer& signer) {
    auto made = import_reservations(db_, festival_, signer, now_);
    reservations_ = std::move(made.made);
    refusals_.insert(refusals_.end(), made.refusals.begin(), made.refusals.end());
  }

  [[nodiscard]] bool is_refused() const { return !refusals_.empty(); }

  /// Leaves the transaction where anything was refused.
  void stop_where_refused() const {
    if (!is_refused()) return;
    std::string lines;
    for (const auto& line : shown_refusals()) lines.append(lines.empty() ? "" : "\n").append(line);
    throw Refusal{std::move(lines)};
  }

  [[nodiscard]] Imported done() {
    return {festival_.venues.size(), festival_.films.size(), festival_.screenings.size(),
            festival_.passes.size(), reservations_.size(),   std::move(notes_)};
  }

  [[nodiscard]] ImportPreview preview(ImportPlan made) {
    made.changes.insert(made.changes.end(), reservations_.begin(), reservations_.end());
    return {std::move(made), shown_refusals(), std::move(notes_)};
  }

 private:
  void write_head() {
    db_.execute(
        "INSERT INTO festival (one, name, zone, first_day, revision, imported_at) VALUES (1, ?, ?, ?, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET name = excluded.name, zone = excluded.zone, first_day = excluded.first_day, "
        "revision = excluded.revision, imported_at = excluded.imported_at",
        festival_.name, festival_.zone_name, kiosk::format_date(festival_.first_day), revision_, now_);
    save_rules(db_, festival_.rules);
  }

  void write(const FestivalCategory& category) {
    std::optional<std::int64_t> daily_limit;
    if (const auto set = festival_.rules.daily_limit.find(category.id); set != festival_.rules.daily_limit.end()) {
      daily_limit = set->second;
    }
    db_.execute(
        "INSERT INTO category (id, name, daily_limit, revision) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, daily_limit = excluded.daily_limit, revision = excluded.revision",
        category.id, category.name, daily_limit, revision_);
    write("category_name", category.id, category.name_in);
  }

  void write(const std::string& what, const std::string& id, const kiosk::Texts& texts) {
    for (const auto& [language, text] : texts) {
      db_.execute("INSERT INTO local_text (what, id, language, text) VALUES (?, ?, ?, ?)", what, id, language, text);
    }
  }

  void write(const FestivalVenue& venue) {
    db_.execute(
        "INSERT INTO venue (id, name, directions, revision) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, directions = excluded.directions, revision = excluded.revision",
        venue.id, venue.name, venue.directions, revision_);
    write("venue_directions", venue.id.str(), venue.directions_in);
    db_.execute("DELETE FROM venue_hours WHERE venue = ?", venue.id);
    for (const auto& [day, hours] : venue.hours) {
      db_.execute("INSERT INTO venue_hours (venue, day, opens, closes) VALUES (?, ?, ?, ?)", venue.id,
                  kiosk::format_date(day), hours.opens, hours.closes);
    }
  }

  void write(const FestivalFilm& entry) {
    const auto& film = entry.film;
    db_.execute(
        "INSERT INTO film (id, title, own_title, running_minutes, synopsis, website, distributor, sales_agent, "
        "revision) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
        "own_title = excluded.own_title, running_minutes = excluded.running_minutes, synopsis = excluded.synopsis, "
        "website = excluded.website, "
        "distributor = excluded.distributor, sales_agent = excluded.sales_agent, revision = excluded.revision",
        film.id, film.title, film.own_title, film.running, film.synopsis, film.website, film.distributor,
        film.sales_agent, revision_);
    db_.execute("DELETE FROM film_credit WHERE film = ?", film.id);
    for (std::size_t credit = 0; credit < film.credits.size(); ++credit) {
      const auto& [role, names] = film.credits[credit];
      for (std::size_t name = 0; name < names.size(); ++name) {
        db_.execute("INSERT INTO film_credit (film, position, role, name_position, name) VALUES (?, ?, ?, ?, ?)",
                    film.id, static_cast<int>(credit), role, static_cast<int>(name), names[name]);
      }
    }
  }

  void write(const FestivalScreening& entry) {
    const auto& s = entry.screening;
    db_.execute(
        "INSERT INTO screening (id, film, venue, room, starts_at, ends_at, q_and_a_minutes, programme_day, cancelled, "
        "revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET film = excluded.film, "
        "venue = excluded.venue, room = excluded.room, starts_at = excluded.starts_at, ends_at = excluded.ends_at, "
        "q_and_a_minutes = excluded.q_and_a_minutes, programme_day = excluded.programme_day, "
        "cancelled = excluded.cancelled, revision = excluded.revision",
        s.id, entry.film, s.venue, entry.room, s.starts_at, entry.ends_at, s.q_and_a,
        kiosk::format_date(s.programme_day), s.cancelled, revision_);
    db_.execute("DELETE FROM screening_category WHERE screening = ?", s.id);
    for (const auto& category : s.categories) {
      db_.execute("INSERT INTO screening_category (screening, category) VALUES (?, ?)", s.id, category);
    }
    db_.execute("DELETE FROM screening_access WHERE screening = ?", s.id);
    for (std::size_t i = 0; i < entry.access.size(); ++i) {
      const auto& notice = entry.access[i];
      db_.execute("INSERT INTO screening_access (screening, position, kind, language, part) VALUES (?, ?, ?, ?, ?)",
                  s.id, static_cast<int>(i), static_cast<int>(notice.kind), notice.language, notice.part);
    }
    write_allotment(entry);
  }

  void write_allotment(const FestivalScreening& entry) {
    const auto& id = entry.screening.id;
    std::set<std::string> too_few;
    auto taken = db_.query(
        "SELECT category, count(*) FROM ticket WHERE screening = ? AND state = 'valid' GROUP BY category", id);
    while (taken.step()) {
      const auto now_has = entry.allotment.find(taken.text(0));
      if (now_has != entry.allotment.end() && now_has->second >= taken.small(1)) continue;
      refuse(entry.line,
             "[[screening]] \"" + id.str() + "\" allots fewer seats to " + taken.text(0) + " than the " +
                 std::to_string(taken.integer(1)) + " tickets that exist",
             "allot at least as many");
      too_few.insert(taken.text(0));
    }
    for (const auto& category : too_few) {
      db_.execute("UPDATE allotment SET revision = ? WHERE screening = ? AND category = ?", revision_, id, category);
    }
    for (const auto& [category, seats] : entry.allotment) {
      if (too_few.contains(category)) continue;
      db_.execute(
          "INSERT INTO allotment (screening, category, seats, revision) VALUES (?, ?, ?, ?) "
          "ON CONFLICT (screening, category) DO UPDATE SET seats = excluded.seats, revision = excluded.revision",
          id, category, seats, revision_);
    }
  }

  void refuse(int line, std::string what, std::string remedy) {
    refusals_.push_back(Complaint{line, std::move(what), std::move(remedy)}.line_for(festival_.file));
  }

  void refuse_drop(const std::string& what, std::string_view query, const std::string& why) {
    std::vector<std::string> ids;
    for (auto rows = db_.query(query, revision_); rows.step();) ids.push_back(rows.text(0));
    for (const auto& id : ids) {
      refuse(festival_.line, "[[" + what + "]] \"" + id + "\" is no longer in the file",
             "it " + why + (what == "screening" ? valid_tickets_of(id) : ""));
    }
  }

  [[nodiscard]] std::vector<std::string> shown_refusals() const {
    const auto shown = std::min(refusals_.size(), kMostRefusals);
    std::vector<std::string> lines(refusals_.begin(), refusals_.begin() + static_cast<std::ptrdiff_t>(shown));
    if (refusals_.size() > shown) {
      lines.push_back(festival_.file + ": and " + std::to_string(refusals_.size() - shown) +
                      " more; correct these first");
    }
    return lines;
  }

  /// "; valid tickets: 2"
  [[nodiscard]] std::string valid_tickets_of(const std::string& screening) const {
    return "; valid tickets: " +
           std::to_string(db_.number("SELECT count(*) FROM ticket WHERE screening = ? AND state = 'valid'", screening));
  }

  Connection& db_;
  const Festival& festival_;
  kiosk::Instant now_;
  std::int64_t revision_ = 1;
  std::optional<Validity> usual_before_{};  ///< of passes, in the festival before
  std::vector<std::string> notes_{};
  std::vector<std::string> refusals_{};                  ///< complete lines
  std::vector<ProgrammeChange> reservations_{};          ///< that were made
  std::shared_ptr<const Programme> programme_before_{};  ///< nothing: there was none
  ProgrammeRows before_;
  ProgrammeRows after_;  ///< from write_programme() on
};

}  // namespace

std::optional<kiosk::Date> stored_first_day(Connection& db) {
  auto row = db.query("SELECT first_day FROM festival");
  return row.step() ? kiosk::parse_date(row.text(0)) : std::nullopt;
}

kiosk::Result<Imported, std::string> import_festival(Store& store, const Festival& festival, kiosk::Instant now,
                                                     const Approval& approval, const KeepRecord& keep_record) {
  try {
    return store.transact(Purpose::kAlone, [&](Connection& db) {
      const auto signer = Signer::load_or_make(db, now);
      Import import(db, festival, now);
      import.write_programme();
      import.refuse_drops();
      import.stop_where_refused();
      auto plan = approval || keep_record ? import.plan() : ImportPlan{};
      import.keep_moves();
      import.drop_the_rest();
      if (approval || keep_record) plan.box_offices = import.box_offices();
      import.write_reservations(signer);
      import.stop_where_refused();
      // Last, so that nobody says yes to what is refused afterwards.
      if (const auto why_not = approval ? approval(plan) : ""; !why_not.empty()) throw Refusal{why_not};
      if (keep_record) keep_record(db, plan);
      return import.done();
    });
  } catch (const Refusal& refusal) {
    return kiosk::failure(refusal.lines);
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<ImportPreview, std::string> preview_import(Store& store, const Festival& festival, kiosk::Instant now) {
  try {
    store.transact(Purpose::kAlone, [&](Connection& db) {
      const auto signer = Signer::load_or_make(db, now);
      Import import(db, festival, now);
      import.write_programme();
      import.refuse_drops();
      auto plan = import.plan();
      if (!import.is_refused()) {
        import.keep_moves();
        import.drop_the_rest();
        plan.box_offices = import.box_offices();
        import.write_reservations(signer);
      }
      throw Previewed{import.preview(std::move(plan))};
    });
    return kiosk::failure(std::string("no plan was made"));
  } catch (Previewed& made) {
    return std::move(made.preview);
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<ImportPreview, std::string> preview_of_new(const Festival& festival, kiosk::Instant now) {
  const auto store = Store::open("sqlite::memory:", Store::Mode::kCreate);
  if (!store) return kiosk::failure(store.error());
  return preview_import(**store, festival, now);
}

}  // namespace central
