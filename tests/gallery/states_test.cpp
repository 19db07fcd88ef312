// SPDX-License-Identifier: Apache-2.0
// The gallery is whole: no mode, reason, fault or panel without a view in it.
#include "kiosk/gallery/states.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <variant>

#include "kiosk/core/step.hpp"
#include "kiosk/gallery/action_name.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace kiosk;

/// What `figure` gives for the states whose mode is an M.
template <class M, class Figure>
std::set<int> seen(const Figure& figure) {
  std::set<int> all;
  for (const auto& [name, state] : gallery::all_states()) {
    if (const auto* mode = std::get_if<M>(&state.mode)) all.insert(static_cast<int>(figure(*mode)));
  }
  return all;
}

std::set<int> up_to(int last) {
  std::set<int> all;
  for (int i = 0; i <= last; ++i) all.insert(i);
  return all;
}

}  // namespace

TEST_CASE("Each state has a name that no other has, and that a file can have", "[gallery]") {
  std::set<std::string> names;
  for (const auto& view : gallery::all_views(words::english(), {})) {
    INFO(view.name);
    CHECK(names.insert(view.name).second);
    CHECK_FALSE(view.name.empty());
    CHECK(std::all_of(view.name.begin(), view.name.end(), [](char c) {
      return std::islower(static_cast<unsigned char>(c)) != 0 || std::isdigit(static_cast<unsigned char>(c)) != 0 ||
             c == '-';
    }));
  }
  CHECK(names.size() > 80);
}

TEST_CASE("Every mode of the machine and every kind of view is shown", "[gallery]") {
  std::set<std::size_t> modes;
  for (const auto& [name, state] : gallery::all_states()) modes.insert(state.mode.index());
  CHECK(modes.size() == std::variant_size_v<core::Mode>);
  std::set<std::size_t> bodies;
  for (const auto& [name, view] : gallery::all_views(words::english(), {})) bodies.insert(view.body.index());
  CHECK(bodies.size() == std::variant_size_v<core::Body>);
}

TEST_CASE("Every refusal, apology and trouble is shown", "[gallery]") {
  const auto reasons = seen<core::Refused>([](const core::Refused& mode) { return mode.verdict.reason; });
  CHECK(reasons == up_to(static_cast<int>(policy::Reason::kScreeningFull)));
  const auto kinds = seen<core::Apology>([](const core::Apology& mode) { return mode.kind; });
  CHECK(kinds == up_to(static_cast<int>(core::Apology::Kind::kPrintInstead)));
  const auto troubles = seen<core::OutOfService>([](const core::OutOfService& mode) { return mode.reason; });
  CHECK(troubles == up_to(static_cast<int>(core::OutOfService::Reason::kDeviceRefused)));
}

TEST_CASE("Every panel, every step of a call for help and every hint is shown", "[gallery]") {
  std::set<int> panels, steps, hints;
  for (const auto& [name, state] : gallery::all_states()) {
    if (state.panel) panels.insert(static_cast<int>(state.panel->panel));
    if (state.panel && state.panel->panel == core::Panel::kHelp) steps.insert(static_cast<int>(state.help.step));
    if (state.camera.hint) hints.insert(static_cast<int>(*state.camera.hint));
  }
  CHECK(panels == up_to(static_cast<int>(core::Panel::kElsewhere)));
  CHECK(steps == up_to(static_cast<int>(core::HelpCall::Step::kFailed)));
  CHECK(hints == up_to(static_cast<int>(Hint::kOneAtATime)));
}

TEST_CASE("Every kind of offer is shown in the choices and as a film", "[gallery]") {
  std::set<int> rows, films;
  for (const auto& [name, state] : gallery::all_states()) {
    if (const auto* mode = std::get_if<core::Choosing>(&state.mode)) {
      for (const auto& offer : mode->visit.answer.offers) rows.insert(static_cast<int>(offer.kind));
    }
    const auto* film = std::get_if<core::AboutFilm>(&state.mode);
    if (film == nullptr || !film->visit) continue;
    for (const auto& offer : film->visit->answer.offers) {
      if (offer.screening == film->screening) films.insert(static_cast<int>(offer.kind));
    }
  }
  CHECK(rows == up_to(static_cast<int>(OfferKind::kNone)));
  CHECK(films == up_to(static_cast<int>(OfferKind::kNone)));
}

TEST_CASE("The machine goes on from every state of the gallery", "[gallery]") {
  for (const auto& [name, state] : gallery::all_states()) {
    INFO(name);
    const core::Event tick{state.now, state.steady, IdempotencyKey("a-key"), core::Tick{}};
    const auto next = core::step(state, tick).state;
    CHECK(next.mode.index() == state.mode.index());
  }
}

TEST_CASE("Actions have names that tell them apart", "[gallery]") {
  CHECK(gallery::action_name(core::Choose{ScreeningId("union-0428"), DeliveryMethod::kPrint}) ==
        "choose union-0428 print");
  CHECK(gallery::action_name(core::OpenPanel{core::Panel::kHelp}) == "open_panel help");
  CHECK(gallery::action_name(core::ChooseTextSize{150}) == "choose_text_size 150");
  CHECK(gallery::action_name(core::ChooseReach{true}) != gallery::action_name(core::ChooseReach{false}));
  CHECK(gallery::action_name(core::ChooseLook{core::Look::kDark}) == "choose_look dark");
}

TEST_CASE("Every view that stands for longer than a moment leads to accessibility", "[gallery]") {
  for (const auto& [name, view] : gallery::all_views(words::english(), {})) {
    const bool moment = std::holds_alternative<core::BusyView>(view.body) && view.bar.empty();
    const bool staff = std::holds_alternative<core::StaffView>(view.body);
    if (moment || staff || name == "panel-accessibility" || name == "panel-accessibility-in-visit") continue;
    INFO(name);
    const auto leads = [](core::Panel panel) {
      return [panel](const core::Button& button) { return button.action == core::Action(core::OpenPanel{panel}); };
    };
    const bool from_a_panel = std::any_of(view.bar.begin(), view.bar.end(), leads(core::Panel::kLanguages)) &&
                              std::holds_alternative<core::PanelView>(view.body);
    CHECK((from_a_panel || std::any_of(view.bar.begin(), view.bar.end(), leads(core::Panel::kAccessibility))));
  }
}
