// SPDX-License-Identifier: Apache-2.0
// What is said about the way in which a pass is held up: what would help, and that several are too many.
#include <algorithm>

#include "kiosk/core/view/parts.hpp"

namespace kiosk::core {
namespace {

/// "One is at the left."
std::string one_at(Place place, const words::Language& say) {
  switch (place) {
    case Place::kUpperLeft:
      return say.text("One is at the upper left.");
    case Place::kTop:
      return say.text("One is at the top.");
    case Place::kUpperRight:
      return say.text("One is at the upper right.");
    case Place::kLeft:
      return say.text("One is at the left.");
    case Place::kMiddle:
      return say.text("One is in the middle.");
    case Place::kRight:
      return say.text("One is at the right.");
    case Place::kLowerLeft:
      return say.text("One is at the lower left.");
    case Place::kBottom:
      return say.text("One is at the bottom.");
    case Place::kLowerRight:
      return say.text("One is at the lower right.");
  }
  return {};
}

/// Where they all are, in one place.
std::string all_at(Place place, const words::Language& say) {
  switch (place) {
    case Place::kUpperLeft:
      return say.text("They are at the upper left.");
    case Place::kTop:
      return say.text("They are at the top.");
    case Place::kUpperRight:
      return say.text("They are at the upper right.");
    case Place::kLeft:
      return say.text("They are at the left.");
    case Place::kMiddle:
      return say.text("They are in the middle.");
    case Place::kRight:
      return say.text("They are at the right.");
    case Place::kLowerLeft:
      return say.text("They are at the lower left.");
    case Place::kBottom:
      return say.text("They are at the bottom.");
    case Place::kLowerRight:
      return say.text("They are at the lower right.");
  }
  return {};
}

/// One sentence a place; one for all where they are in one.
std::vector<std::string> places_sentences(const std::vector<Place>& places, const words::Language& say) {
  if (places.empty()) return {};
  if (std::ranges::count(places, places.front()) == static_cast<std::ptrdiff_t>(places.size())) {
    return {all_at(places.front(), say)};
  }
  std::vector<std::string> sentences;
  for (const auto place : places) sentences.push_back(one_at(place, say));
  return sentences;
}

}  // namespace

MessageView several_view(const State& state, const Apology& mode, const words::Language& say) {
  MessageView view;
  view.headline = mode.places.size() == 2 ? say.text("Two passes are in view") : say.text("Several passes are in view");
  for (const auto& sentence : places_sentences(mode.places, say)) view.body += sentence + " ";
  view.body += say.text("Hold up one at a time.");
  view.actions = {{say.text("OK"), Back{}, Emphasis::kPrimary}};
  view.footnote = directions(state, say);
  return view;
}

std::string hint_words(Hint hint, const words::Language& say) {
  switch (hint) {
    case Hint::kFurtherAway:
      return say.text("A little further away");
    case Hint::kCloser:
      return say.text("A little closer");
    case Hint::kBrighter:
      return say.text("Turn up your phone’s brightness");
    case Hint::kHoldStill:
      return say.text("Hold it still, a little further away");
    case Hint::kOneAtATime:
      return say.text("One pass at a time");
  }
  return {};
}

}  // namespace kiosk::core
