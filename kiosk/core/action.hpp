// What a person can ask for by touching something.
#pragma once

#include <variant>

#include "kiosk/base/ids.hpp"

namespace kiosk::core {

/// Takes up the offer of one screening: get, pick up, or ask about a swap or a reprint.
struct Choose {
  ScreeningId screening;
  friend bool operator==(const Choose&, const Choose&) = default;
};
/// Prints every reserved ticket, one after another.
struct PrintReserved {
  friend bool operator==(const PrintReserved&, const PrintReserved&) = default;
};
/// Confirms the swap or the reprint that was asked about.
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
/// Leaves a view for the choices, asked for anew.
struct Back {
  friend bool operator==(const Back&, const Back&) = default;
};
struct SignOut {
  friend bool operator==(const SignOut&, const SignOut&) = default;
};
struct MoreTime {
  friend bool operator==(const MoreTime&, const MoreTime&) = default;
};
struct NextPage {
  friend bool operator==(const NextPage&, const NextPage&) = default;
};
/// Switches between the festival's colours and high contrast, for this visit.
struct ToggleContrast {
  friend bool operator==(const ToggleContrast&, const ToggleContrast&) = default;
};

using Action = std::variant<Choose, PrintReserved, Confirm, ShowOnScreen, PrintInstead, LeaveToBoxOffice, DidNotGetIt,
                            GotIt, Back, SignOut, MoreTime, NextPage, ToggleContrast>;

}  // namespace kiosk::core
