// SPDX-License-Identifier: Apache-2.0
// The policy is asked for each, as of all that were made before it.
#include "platform/central/reservation_import.hpp"

#include <optional>
#include <utility>

#include "platform/central/judge.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {
namespace {

using festival::Complaint;
using festival::FestivalReservation;

class ReservationImport {
 public:
  ReservationImport(const Books& books, const festival::Festival& festival, const Signer& signer, kiosk::Instant now)
      : books_(books), festival_(festival), signer_(signer), now_(now) {}

  ImportedReservations run() {
    for (const auto& reservation : festival_.reservations) take(reservation);
    return std::move(made_);
  }

 private:
  void take(const FestivalReservation& reservation) {
    auto& db = books_.db;
    if (db.number("SELECT count(*) FROM ticket WHERE pass = ? AND screening = ?", reservation.pass,
                  reservation.screening) != 0) {
      return;
    }
    const auto holder = find_pass(books_, reservation.pass);
    const auto* shown = books_.programme.screening(reservation.screening);
    if (!holder || shown == nullptr) throw StoreFailure("a reservation refers to nothing");
    if (const auto why = refuse(reservation, *holder, *shown)) {
      made_.refusals.push_back(why->line_for(festival_.file));
      return;
    }
    const Doer doer{std::nullopt, std::nullopt, now_};
    const auto ticket = add_ticket(books_, signer_, *holder, *shown, doer);
    if (reservation.delivered) {
      add_delivery(db, ticket.id, {kiosk::DeliveryMethod::kPrint, kiosk::DeliveryOutcome::kDelivered}, doer);
    }
    made_.made.push_back({ProgrammeChange::Kind::kAdded, "reservation", reservation.screening.str(), holder->name});
  }

  /// What the file itself has got wrong; when and where a ticket may be had does not matter here.
  [[nodiscard]] std::optional<Complaint> refuse(const FestivalReservation& reservation, const PassRecord& holder,
                                                const ScreeningRecord& shown) const {
    const auto& [db, programme] = books_;
    const Asking asking{holder, valid_tickets(books_, holder), kiosk::policy::Channel::kOnline, {}, now_};
    const int left = seats_of(db, shown.screening.id, holder.pass.category).left;
    const auto question = question_of(programme, asking, shown, left);
    const auto verdict = judge_programme(question, programme.rules(), programme.zone());
    const auto complain = [&](const std::string& what, const std::string& remedy) {
      return Complaint{reservation.line, "[[reservation]] of \"" + reservation.screening.str() + "\" " + what, remedy};
    };
    switch (verdict.reason) {
      case kiosk::policy::Reason::kNone:
        return std::nullopt;
      case kiosk::policy::Reason::kCategoryNotEligible:
        return complain("is of a pass of " + holder.pass.category + ", which is not admitted",
                        "remove it or add the category to the screening");
      case kiosk::policy::Reason::kScreeningCancelled:
        return complain("is of a cancelled screening", "remove it");
      case kiosk::policy::Reason::kOverlappingTicket:
        return complain("overlaps the pass's ticket for \"" + verdict.other->str() + '"',
                        "remove one of the two, or set overlap = \"allow\" in [policy]");
      case kiosk::policy::Reason::kDailyLimit:
        return complain("is one more than the " + std::to_string(verdict.limit) + " a day of " + holder.pass.category,
                        "remove it or raise the category's daily_limit");
      default:
        return complain("has no seat left for " + holder.pass.category, "enlarge the allotment or remove reservations");
    }
  }

  const Books& books_;
  const festival::Festival& festival_;
  const Signer& signer_;
  kiosk::Instant now_;
  ImportedReservations made_{};
};

}  // namespace

ImportedReservations import_reservations(Connection& db, const festival::Festival& festival, const Signer& signer,
                                         kiosk::Instant now) {
  const auto programme = Programme::load(db);
  const Books books{db, *programme};
  return ReservationImport(books, festival, signer, now).run();
}

}  // namespace central
