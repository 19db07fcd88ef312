// SPDX-License-Identifier: Apache-2.0
// What a person can ask for by touching something.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/preferences.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::core {

/// Takes up the offer of one screening: get, pick up, or ask about a swap or a reprint.
struct Choose {
  ScreeningId screening;
  std::optional<DeliveryMethod> method = {};  ///< nothing: on paper where there is a printer, else on the screen
  friend bool operator==(const Choose&, const Choose&) = default;
};
/// Prints every reserved ticket, one after another.
struct PrintReserved {
  friend bool operator==(const PrintReserved&, const PrintReserved&) = default;
};
/// Confirms what was asked about: a swap, a reprint, giving a ticket back.
struct Confirm {
  friend bool operator==(const Confirm&, const Confirm&) = default;
};
struct ShowOnScreen {
  friend bool operator==(const ShowOnScreen&, const ShowOnScreen&) = default;
};
struct PrintInstead {
  friend bool operator==(const PrintInstead&, const PrintInstead&) = default;
};
/// The person fetches the ticket from the staff at the box office.
struct LeaveToBoxOffice {
  friend bool operator==(const LeaveToBoxOffice&, const LeaveToBoxOffice&) = default;
};
struct DidNotGetIt {
  friend bool operator==(const DidNotGetIt&, const DidNotGetIt&) = default;
};
struct GotIt {
  friend bool operator==(const GotIt&, const GotIt&) = default;
};
/// The person has their ticket and wants one more: to the choices of the same pass, asked for anew.
struct AnotherTicket {
  friend bool operator==(const AnotherTicket&, const AnotherTicket&) = default;
};
/// Leaves a view for the choices, asked for anew.
struct Back {
  friend bool operator==(const Back&, const Back&) = default;
};
/// Asks about giving a ticket back; with nothing, about the one that is held, or which of them.
struct GiveBack {
  std::optional<TicketId> ticket = {};
  friend bool operator==(const GiveBack&, const GiveBack&) = default;
};
struct SignOut {
  friend bool operator==(const SignOut&, const SignOut&) = default;
};
struct MoreTime {
  friend bool operator==(const MoreTime&, const MoreTime&) = default;
};
/// Goes on waiting for an answer that is overdue.
struct KeepWaiting {
  friend bool operator==(const KeepWaiting&, const KeepWaiting&) = default;
};
/// Looks at one film, with its access notices, its words and its credits.
struct ShowFilm {
  ScreeningId screening;
  friend bool operator==(const ShowFilm&, const ShowFilm&) = default;
};
struct OpenPanel {
  Panel panel = Panel::kAccessibility;
  friend bool operator==(const OpenPanel&, const OpenPanel&) = default;
};
/// Back to what the panel stands over.
struct ClosePanel {
  friend bool operator==(const ClosePanel&, const ClosePanel&) = default;
};
/// Asks staff to come, through the service.
struct CallStaff {
  friend bool operator==(const CallStaff&, const CallStaff&) = default;
};

// What a person likes, for this visit.

struct ChooseLanguage {
  std::string code;  ///< BCP 47, one of Settings::languages
  friend bool operator==(const ChooseLanguage&, const ChooseLanguage&) = default;
};
struct ChooseLook {
  Look look = Look::kLight;
  friend bool operator==(const ChooseLook&, const ChooseLook&) = default;
};
struct ChooseTextSize {
  int percent = 100;  ///< 100, 150 or 200
  friend bool operator==(const ChooseTextSize&, const ChooseTextSize&) = default;
};
/// Everything to touch in the lower band of the panel, or where it belongs.
struct ChooseReach {
  bool low = false;
  friend bool operator==(const ChooseReach&, const ChooseReach&) = default;
};
struct ChooseCalm {
  bool calm = false;
  friend bool operator==(const ChooseCalm&, const ChooseCalm&) = default;
};
/// One step louder; behind the loudest comes the quietest.
struct ChangeVolume {
  friend bool operator==(const ChangeVolume&, const ChangeVolume&) = default;
};

using Action =
    std::variant<Choose, PrintReserved, Confirm, ShowOnScreen, PrintInstead, LeaveToBoxOffice, DidNotGetIt, GotIt, Back,
                 SignOut, MoreTime, ShowFilm, OpenPanel, ClosePanel, CallStaff, ChooseLanguage, ChooseLook,
                 ChooseTextSize, ChooseReach, ChooseCalm, ChangeVolume, KeepWaiting, AnotherTicket, GiveBack>;

}  // namespace kiosk::core
