// SPDX-License-Identifier: Apache-2.0
// One line an action.
#include "kiosk/gallery/action_name.hpp"

#include <variant>

#include "kiosk/base/overloaded.hpp"

namespace kiosk::gallery {
namespace {

std::string is(const char* name) { return name; }

std::string name_of(core::Panel panel) {
  switch (panel) {
    case core::Panel::kLanguages:
      return "languages";
    case core::Panel::kAccessibility:
      return "accessibility";
    case core::Panel::kHelp:
      return "help";
    case core::Panel::kKeys:
      return "keys";
    case core::Panel::kElsewhere:
      return "elsewhere";
  }
  return {};
}

std::string name_of(core::Look look) {
  switch (look) {
    case core::Look::kLight:
      return "light";
    case core::Look::kDark:
      return "dark";
    case core::Look::kHighContrast:
      return "high-contrast";
  }
  return {};
}

std::string name_of(const core::Choose& choose) {
  auto name = "choose " + choose.screening.str();
  if (choose.method) name += *choose.method == DeliveryMethod::kPrint ? " print" : " screen";
  return name;
}

}  // namespace

std::string action_name(const core::Action& action) {
  return std::visit(
      Overloaded{
          [](const core::Choose& a) { return name_of(a); },
          [](const core::PrintReserved&) { return is("print_reserved"); },
          [](const core::Confirm&) { return is("confirm"); },
          [](const core::ShowOnScreen&) { return is("show_on_screen"); },
          [](const core::PrintInstead&) { return is("print_instead"); },
          [](const core::LeaveToBoxOffice&) { return is("leave_to_box_office"); },
          [](const core::DidNotGetIt&) { return is("did_not_get_it"); },
          [](const core::GotIt&) { return is("got_it"); },
          [](const core::GiveBack& a) { return is("give_back") + (a.ticket ? " " + a.ticket->str() : ""); },
          [](const core::AnotherTicket&) { return is("another_ticket"); },
          [](const core::Back&) { return is("back"); },
          [](const core::SignOut&) { return is("sign_out"); },
          [](const core::MoreTime&) { return is("more_time"); },
          [](const core::KeepWaiting&) { return is("keep_waiting"); },
          [](const core::ShowFilm& a) { return "show_film " + a.screening.str(); },
          [](const core::OpenPanel& a) { return "open_panel " + name_of(a.panel); },
          [](const core::ClosePanel&) { return is("close_panel"); },
          [](const core::CallStaff&) { return is("call_staff"); },
          [](const core::ChooseLanguage& a) { return "choose_language " + a.code; },
          [](const core::ChooseLook& a) { return "choose_look " + name_of(a.look); },
          [](const core::ChooseTextSize& a) { return "choose_text_size " + std::to_string(a.percent); },
          [](const core::ChooseReach& a) { return is("choose_reach ") + (a.low ? "low" : "usual"); },
          [](const core::ChooseCalm& a) { return is("choose_calm ") + (a.calm ? "calm" : "usual"); },
          [](const core::ChangeVolume&) { return is("change_volume"); },
      },
      action);
}

}  // namespace kiosk::gallery
