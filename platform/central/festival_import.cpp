// SPDX-License-Identifier: Apache-2.0
// Upserts by id, then drops what this revision no longer has, then the reservations.
#include "platform/central/festival_import.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "platform/central/judge.hpp"
#include "platform/central/pass_import.hpp"
#include "platform/central/pass_sheet.hpp"
#include "platform/central/rules_store.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {
namespace {

using festival::Complaint;
using festival::Festival;
using festival::FestivalCategory;
using festival::FestivalFilm;
using festival::FestivalReservation;
using festival::FestivalScreening;
using festival::FestivalVenue;

/// Why the import stops; its line is complete.
struct Refusal {
  std::string line;
};

[[noreturn]] void refuse(const Festival& festival, int line, std::string what, std::string mend) {
  throw Refusal{Complaint{line, std::move(what), std::move(mend)}.line_for(festival.file)};
}

/// Leaves the transaction, which is rolled back.
struct Planned {
  ImportPlan plan;
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
    if (passes.complaint) throw Refusal{passes.complaint->line_for(festival_.file)};
    notes_ = std::move(passes.notes);
    after_ = read_programme_rows(db_, revision_);
  }

  /// After write_programme().
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

  /// What the file says and was not done.
  [[nodiscard]] std::vector<std::string> notes() { return std::move(notes_); }

  std::size_t write_reservations(const Signer& signer) {
    const auto programme = Programme::load(db_);
    const Books books{db_, *programme};
    std::size_t made = 0;
    for (const auto& reservation : festival_.reservations) made += write(reservation, books, signer) ? 1U : 0U;
    return made;
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
    auto taken = db_.query(
        "SELECT category, count(*) FROM ticket WHERE screening = ? AND state = 'valid' GROUP BY category", id);
    while (taken.step()) {
      const auto now_has = entry.allotment.find(taken.text(0));
      if (now_has != entry.allotment.end() && now_has->second >= taken.small(1)) continue;
      refuse(festival_, entry.line,
             "[[screening]] \"" + id.str() + "\" allots fewer seats to " + taken.text(0) + " than the " +
                 std::to_string(taken.integer(1)) + " tickets that exist",
             "allot at least as many");
    }
    for (const auto& [category, seats] : entry.allotment) {
      db_.execute(
          "INSERT INTO allotment (screening, category, seats, revision) VALUES (?, ?, ?, ?) "
          "ON CONFLICT (screening, category) DO UPDATE SET seats = excluded.seats, revision = excluded.revision",
          id, category, seats, revision_);
    }
  }

  /// Whether a ticket was made.
  bool write(const FestivalReservation& reservation, const Books& books, const Signer& signer) {
    if (db_.number("SELECT count(*) FROM ticket WHERE pass = ? AND screening = ?", reservation.pass,
                   reservation.screening) != 0) {
      return false;
    }
    const auto holder = find_pass(books, reservation.pass);
    const auto* shown = books.programme.screening(reservation.screening);
    if (!holder || shown == nullptr) throw StoreFailure("a reservation refers to nothing");
    judge(reservation, books, *holder, *shown);
    const Doer doer{std::nullopt, std::nullopt, now_};
    const auto ticket = add_ticket(books, signer, *holder, *shown, doer);
    if (reservation.delivered) {
      add_delivery(db_, ticket.id, {kiosk::DeliveryMethod::kPrint, kiosk::DeliveryOutcome::kDelivered}, doer);
    }
    return true;
  }

  /// Refuses what the file itself has got wrong; when and where a ticket may be had does not matter here.
  void judge(const FestivalReservation& reservation, const Books& books, const PassRecord& holder,
             const ScreeningRecord& shown) {
    const auto& [db, programme] = books;
    const Asking asking{holder, valid_tickets(books, holder), kiosk::policy::Channel::kOnline, {}, now_};
    const int left = seats_of(db, shown.screening.id, holder.pass.category).left;
    const auto question = question_of(programme, asking, shown, left);
    const auto verdict = judge_programme(question, programme.rules(), programme.zone());
    const auto what = "[[reservation]] of \"" + reservation.screening.str() + "\" ";
    switch (verdict.reason) {
      case kiosk::policy::Reason::kNone:
        return;
      case kiosk::policy::Reason::kCategoryNotEligible:
        refuse(festival_, reservation.line,
               what + "is of a pass of " + holder.pass.category + ", which is not admitted",
               "remove it or add the category to the screening");
      case kiosk::policy::Reason::kScreeningCancelled:
        refuse(festival_, reservation.line, what + "is of a cancelled screening", "remove it");
      case kiosk::policy::Reason::kOverlappingTicket:
        refuse(festival_, reservation.line, what + "overlaps the pass's ticket for \"" + verdict.other->str() + '"',
               "remove one of the two, or set overlap = \"allow\" in [policy]");
      case kiosk::policy::Reason::kDailyLimit:
        refuse(festival_, reservation.line,
               what + "is one more than the " + std::to_string(verdict.limit) + " a day of " + holder.pass.category,
               "remove it or raise the category's daily_limit");
      default:
        refuse(festival_, reservation.line, what + "has no seat left for " + holder.pass.category,
               "enlarge the allotment or remove reservations");
    }
  }

  void refuse_drop(const std::string& what, std::string_view query, const std::string& why) {
    auto row = db_.query(query, revision_);
    if (!row.step()) return;
    refuse(festival_, festival_.line, "[[" + what + "]] \"" + row.text(0) + "\" is no longer in the file",
           "it " + why + (what == "screening" ? valid_tickets_of(row.text(0)) : ""));
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
  ProgrammeRows before_;
  ProgrammeRows after_;  ///< from write_programme() on
};

}  // namespace

kiosk::Result<std::optional<kiosk::Date>, std::string> stored_first_day(Store& store) {
  try {
    return store.ask([](Connection& db) -> std::optional<kiosk::Date> {
      auto row = db.query("SELECT first_day FROM festival");
      return row.step() ? kiosk::parse_date(row.text(0)) : std::nullopt;
    });
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<Imported, std::string> import_festival(Store& store, const Festival& festival, kiosk::Instant now,
                                                     const Approval& approval) {
  try {
    return store.transact(Purpose::kAlone, [&](Connection& db) {
      const auto signer = Signer::load_or_make(db, now);
      Import import(db, festival, now);
      import.write_programme();
      import.refuse_drops();
      if (const auto why_not = approval ? approval(import.plan()) : ""; !why_not.empty()) throw Refusal{why_not};
      import.keep_moves();
      import.drop_the_rest();
      Imported done{
          festival.venues.size(), festival.films.size(), festival.screenings.size(), festival.passes.size(), 0, {}};
      done.reservations = import.write_reservations(signer);
      done.notes = import.notes();
      return done;
    });
  } catch (const Refusal& refusal) {
    return kiosk::failure(refusal.line);
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<ImportPlan, std::string> plan_import(Store& store, const Festival& festival, kiosk::Instant now) {
  try {
    store.transact(Purpose::kAlone, [&](Connection& db) {
      Import import(db, festival, now);
      import.write_programme();
      throw Planned{import.plan()};
    });
    return kiosk::failure(std::string("no plan was made"));
  } catch (const Planned& made) {
    return made.plan;
  } catch (const Refusal& refusal) {
    return kiosk::failure(refusal.line);
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

ImportPlan plan_of_new(const Festival& festival) {
  ImportPlan made;
  made.zone_after = festival.zone_name;
  const auto add = [&](const char* what, const std::string& id, const std::string& name) {
    made.changes.push_back({ProgrammeChange::Kind::kAdded, what, id, name});
  };
  for (const auto& category : festival.categories) add("category", category.id, category.name);
  add("festival", "festival", festival.name);
  for (const auto& entry : festival.films) add("film", entry.film.id.str(), entry.film.title);
  for (const auto& entry : festival.passes) add("pass", entry.pass.id.str(), entry.name);
  for (const auto& entry : festival.screenings) add("screening", entry.screening.id.str(), {});
  for (const auto& venue : festival.venues) add("venue", venue.id.str(), venue.name);
  return made;
}

}  // namespace central
