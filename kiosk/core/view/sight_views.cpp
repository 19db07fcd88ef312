// What is said about the way in which a pass is held up: what would help, and that several are too many.
#include <algorithm>

#include "kiosk/core/view/parts.hpp"

namespace kiosk::core {
namespace {

std::string place_words(Place place) {
  switch (place) {
    case Place::kUpperLeft:
      return "at the upper left";
    case Place::kTop:
      return "at the top";
    case Place::kUpperRight:
      return "at the upper right";
    case Place::kLeft:
      return "at the left";
    case Place::kMiddle:
      return "in the middle";
    case Place::kRight:
      return "at the right";
    case Place::kLowerLeft:
      return "at the lower left";
    case Place::kBottom:
      return "at the bottom";
    case Place::kLowerRight:
      return "at the lower right";
  }
  return {};
}

/// "One at the left, one in the middle."; where they are all in one place, that they are.
std::string places_line(const std::vector<Place>& places) {
  if (places.empty()) return {};
  if (std::ranges::count(places, places.front()) == static_cast<std::ptrdiff_t>(places.size())) {
    return (places.size() == 2 ? "Both are " : "All are ") + place_words(places.front()) + ".";
  }
  std::string line;
  for (const auto place : places) line += (line.empty() ? "One " : ", one ") + place_words(place);
  return line + ".";
}

}  // namespace

MessageView several_view(const State& state, const Apology& mode) {
  MessageView view;
  view.headline = mode.places.size() == 2 ? "Two passes are in view" : "Several passes are in view";
  view.body = places_line(mode.places) + (mode.places.empty() ? "" : " ") + "Hold up one at a time.";
  view.actions = {{"OK", Back{}, Emphasis::kPrimary, ""}};
  view.footnote = directions(state);
  return view;
}

std::string hint_words(Hint hint) {
  switch (hint) {
    case Hint::kFurtherAway:
      return "A little further away";
    case Hint::kCloser:
      return "A little closer";
    case Hint::kBrighter:
      return "Turn up your phone’s brightness";
    case Hint::kHoldStill:
      return "Hold it still, a little further away";
    case Hint::kOneAtATime:
      return "One pass at a time";
  }
  return {};
}

}  // namespace kiosk::core
