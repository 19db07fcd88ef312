// SPDX-License-Identifier: Apache-2.0
// The kiosk's whole state: what it is in the middle of (Mode), and what it knows of the world around it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/device_state.hpp"
#include "kiosk/core/festival_link.hpp"
#include "kiosk/core/journal_state.hpp"
#include "kiosk/core/person_state.hpp"
#include "kiosk/core/preferences.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/print.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/core/way.hpp"

namespace kiosk::core {

/// A language that this kiosk offers.
struct OfferedLanguage {
  std::string code;  ///< BCP 47
  std::string name;  ///< as its speakers call it: "Français"
  friend bool operator==(const OfferedLanguage&, const OfferedLanguage&) = default;
};

/// A text in one language, or in all that have none of their own.
struct LocalText {
  std::string language;  ///< BCP 47; empty: all others
  std::string text;
  friend bool operator==(const LocalText&, const LocalText&) = default;
};

/// What the installer chose. Constant over a run.
struct Settings {
  std::string kiosk_name = "kiosk";                              ///< as staff call it: on the views that send for them
  std::vector<OfferedLanguage> languages = {{"en", "English"}};  ///< at least one; the first is what it begins in

  std::vector<LocalText> other_kiosk{};  ///< where the next kiosk stands; empty: not known

  Duration idle = std::chrono::seconds{60};       ///< without a touch, until the warning
  Duration warning = std::chrono::seconds{20};    ///< from the warning to the sign-out; WCAG 2.2.1: at least 20 s
  Duration delivered = std::chrono::seconds{15};  ///< how long "take your ticket" stands until the warning
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// One person at the kiosk.
struct Visit {
  PassCode code;
  Symbology symbology;
  PassAnswer answer;
  Instant touched;            ///< last sign of life
  std::vector<Obtain> queue;  ///< tickets still to come, in order
  int wanted = 0;             ///< tickets asked for in one go
  int given = 0;              ///< of them, delivered
  DeliveryMethod method = DeliveryMethod::kPrint;
  friend bool operator==(const Visit&, const Visit&) = default;
};

/// Nobody is here.
struct Attract {
  friend bool operator==(const Attract&, const Attract&) = default;
};
struct LookingUp {
  RequestId request{};  ///< 0: not asked yet, the first day is still to come
  PassCode code;
  Symbology symbology;
  Instant since;
  friend bool operator==(const LookingUp&, const LookingUp&) = default;
};
struct Choosing {
  Visit visit;
  friend bool operator==(const Choosing&, const Choosing&) = default;
};
/// One film is looked at, with or without a pass.
struct AboutFilm {
  std::optional<Visit> visit;  ///< nothing: nobody is signed in
  ScreeningId screening;
  Instant since;  ///< last sign of life, where there is no visit
  friend bool operator==(const AboutFilm&, const AboutFilm&) = default;
};
/// A swap or a reprint ends a ticket that may be in a pocket: it is asked about first.
struct Confirming {
  Visit visit;
  Offer offer;
  friend bool operator==(const Confirming&, const Confirming&) = default;
};
/// A way of this visit is between its intent and kReady, or the end of one that gives a ticket back.
struct Obtaining {
  Visit visit;
  IdempotencyKey way;
  Instant since;
  friend bool operator==(const Obtaining&, const Obtaining&) = default;
};
/// An answer has been waited for too long: the view says what is certain, and the person goes on waiting or leaves.
/// What was asked for goes on meanwhile, and its answer leads on.
struct Overdue {
  std::variant<LookingUp, Obtaining> wait;
  Instant touched;           ///< last sign of life
  bool may_be_done = false;  ///< the service may have carried out the request; once said, it stays while this stands
  friend bool operator==(const Overdue&, const Overdue&) = default;
};
/// From Print to the durable outcome.
struct Printing {
  Visit visit;
  IdempotencyKey way;
  Ticket ticket;
  Instant since;
  friend bool operator==(const Printing&, const Printing&) = default;
};
/// The print failed or nobody can say. The way is held until the person has decided.
struct Faulted {
  Visit visit;
  IdempotencyKey way;
  Ticket ticket;
  bool certain = false;  ///< certainly nothing came out: the same code may be shown; else only a replacement
  PrinterCondition condition = PrinterCondition::kReady;
  friend bool operator==(const Faulted&, const Faulted&) = default;
};
/// Writing down that the ticket will be shown; it is shown only once that is durable.
struct Showing {
  Visit visit;
  IdempotencyKey way;
  Ticket ticket;
  friend bool operator==(const Showing&, const Showing&) = default;
};
/// The ticket stands on the screen.
struct Shown {
  Visit visit;
  Ticket ticket;
  Instant since;
  friend bool operator==(const Shown&, const Shown&) = default;
};
/// "Take your ticket."
struct Delivered {
  Visit visit;
  Ticket ticket;
  Instant since;
  bool stirred = false;  ///< somebody did something here: it stands as long as any view with a warning
  friend bool operator==(const Delivered&, const Delivered&) = default;
};
/// The rule says no: to the pass, or to one screening.
struct Refused {
  std::optional<Visit> visit;  ///< nothing: the pass itself was refused
  policy::Verdict verdict;
  Instant since;
  bool giving_back = false;  ///< it is a ticket that cannot be given back; else one that cannot be had
  friend bool operator==(const Refused&, const Refused&) = default;
};
/// Something did not work and the person is told, with what is safe.
struct Apology {
  enum class Kind {
    kNotAPass,        ///< what was scanned cannot be a pass
    kSeveralPasses,   ///< more than one was in view: which one is meant is not guessed
    kNoService,       ///< the look-up did not get through: nothing was asked for
    kNothingIssued,   ///< the request certainly did not get through
    kOutcomeUnknown,  ///< it may have; it is withdrawn, and what was done waits for the person
    kStaffNeeded,     ///< the service found the request wrong
    kAtBoxOffice,     ///< the person fetches the ticket from staff
    kVisitEnded,      ///< the look-up is too long ago: nothing was done, the pass is scanned again
    kScanAgain,       ///< what did not come out is replaced only for whoever holds the pass
    kNotGivenBack,    ///< the request to give a ticket back certainly did not get through
    kReturnUnknown,   ///< it may have; it is withdrawn, and either way no ticket is lost
    kAnotherTicket,   ///< one was handed out: whether the same person wants one more, the pass says
    kPrintInstead,    ///< the same for paper in place of what was shown
  };
  Kind kind = Kind::kNotAPass;
  Instant since;
  std::vector<Place> places;    ///< kSeveralPasses: where they are, from the left to the right
  IdempotencyKey request = {};  ///< kOutcomeUnknown, kReturnUnknown: of what
  friend bool operator==(const Apology&, const Apology&) = default;
};
struct OutOfService {
  enum class Reason {
    kJournal,        ///< cannot be written: nothing can be promised
    kDeviceRefused,  ///< the service does not know this kiosk, or no longer
  };
  Reason reason = Reason::kJournal;
  friend bool operator==(const OutOfService&, const OutOfService&) = default;
};

/// Giving a ticket back ends it: it is asked about first, and before that which one, where there are several.
struct GivingBack {
  Visit visit;
  std::optional<TicketId> ticket;  ///< nothing: which one is still to be said
  friend bool operator==(const GivingBack&, const GivingBack&) = default;
};
/// A ticket was given back.
struct GaveBack {
  Visit visit;
  Ticket ticket;
  friend bool operator==(const GaveBack&, const GaveBack&) = default;
};

using Mode = std::variant<Attract, LookingUp, Choosing, AboutFilm, Confirming, Obtaining, Printing, Faulted, Showing,
                          Shown, Delivered, Refused, Apology, OutOfService, Overdue, GivingBack, GaveBack>;

/// What is known of the service.
struct ServiceLink {
  std::optional<VenueDay> day;  ///< the last that came
  std::string etag;
  RequestId fetching{};  ///< 0: none under way
  Instant fetch_at;      ///< when the day is asked for next
  int failures = 0;      ///< in a row; 0: the last call got through
  std::string detail{};  ///< of the last failure, for the log
  friend bool operator==(const ServiceLink&, const ServiceLink&) = default;
};

struct State {
  Settings settings;
  Instant now;     ///< of the last event: what the clock shows, or the service's time where these differ
  Instant steady;  ///< of the last event; every `since`, `touched` and `..._at` below is in its terms
  Mode mode;
  std::vector<Way> ways;              ///< unclosed, oldest first
  std::vector<HandedOut> handed_out;  ///< the last ones, oldest first
  std::uint64_t ways_begun = 0;       ///< in this run
  JournalLink journal;
  Settlement settlement;
  ServiceLink service;
  FestivalLink festival;
  PrinterLink printer;
  CameraSight camera;
  Readers readers;
  std::optional<HeldPass> held;
  ServiceTime service_time;
  ConditionReport report;
  std::optional<OutOfService::Reason> trouble;  ///< why the kiosk must not serve; decides where a visit's end leads
  Preferences preferences;                      ///< of whoever is here
  std::optional<PanelState> panel;
  HelpCall help;
  Instant preferred;  ///< the last sign of life in Attract: what was chosen there is forgotten after it
  std::uint64_t last_request = 0;
  friend bool operator==(const State&, const State&) = default;
};

}  // namespace kiosk::core
