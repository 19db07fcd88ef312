// The chapters, one after another, and their views.
#include "kiosk/gallery/states.hpp"

#include <iterator>
#include <utility>

#include "kiosk/core/view/view_of.hpp"

namespace kiosk::gallery {

std::vector<NamedState> all_states() {
  auto states = scan_states();
  for (auto chapter : {visit_states(), delivery_states(), message_states(), panel_states()}) {
    states.insert(states.end(), std::move_iterator(chapter.begin()), std::move_iterator(chapter.end()));
  }
  return states;
}

std::vector<NamedView> all_views(const words::Language& say, core::Preferences preferences) {
  preferences.language = say.code();
  std::vector<NamedView> views;
  for (auto& [name, state] : all_states()) {
    state.preferences = preferences;
    views.push_back({std::move(name), core::view_of(state, say)});
  }
  return views;
}

}  // namespace kiosk::gallery
