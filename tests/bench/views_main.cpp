// SPDX-License-Identifier: Apache-2.0
// What it costs to show a view on 1080x1920: a full redraw, a layout, and from a key to the frame.
//   bench-views [--rounds N]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "tests/a11y/hall.hpp"

namespace {

using namespace kiosk;

constexpr Size kPanel{1080, 1920};
constexpr double kFrame = 1000.0 / 60;

/// Time of this thread on a core, in milliseconds.
double core_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double taken(const Work& work) {
  const double before = core_time();
  work();
  return core_time() - before;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() / 2];
}

/// Of one view, medians of the rounds.
struct Cost {
  std::string name;
  double redraw = 0;
  double layout = 0;
  double key = 0;  ///< from a moved focus to a drawn frame
};

class Bench {
 public:
  Bench(int rounds) : rounds_(rounds) {
    auto picture = platform::sdl::SdlPicture::open(hall_.stationery(), kPanel);
    if (!picture) throw std::runtime_error(picture.error().message);
    picture_ = std::move(*picture);
  }

  std::vector<Cost> measure() {
    std::vector<Cost> costs;
    for (const auto& view : hall_.views({})) costs.push_back(measure(view));
    return costs;
  }

 private:
  Cost measure(const gallery::NamedView& view) {
    // Measured on the canvas itself, as the kiosk does it.
    auto stage = hall_.stage({});
    stage.measure = &picture_->canvas();
    auto screen = screens::compose(view.view, stage);
    std::vector<double> redraws, layouts, keys;
    const auto stops = ui::focusable(screen.scene).size();
    for (int round = 0; round < rounds_; ++round) {
      layouts.push_back(taken([&] { screen = screens::compose(view.view, stage); }));
      redraws.push_back(taken([&] {
        ui::draw(screen.scene, picture_->canvas(), {0, 0, kPanel.width, kPanel.height});
      }));
      if (stops == 0) continue;
      auto moved = stage;
      moved.focus = static_cast<std::size_t>(round) % stops;
      moved.reveal = true;
      keys.push_back(taken([&] {
        const auto next = screens::compose(view.view, moved);
        for (const auto& dirty : ui::changes(screen.scene, next.scene)) ui::draw(next.scene, picture_->canvas(), dirty);
      }));
    }
    return {view.name, median(redraws), median(layouts), median(keys)};
  }

  int rounds_;
  a11y::Hall hall_;
  std::unique_ptr<platform::sdl::SdlPicture> picture_;
};

/// Whether the median of all views met what is wanted.
bool tell(const char* what, const std::vector<Cost>& costs, double Cost::*figure, double wanted) {
  std::vector<double> all;
  for (const auto& cost : costs) all.push_back(cost.*figure);
  const auto worst =
      std::max_element(costs.begin(), costs.end(), [&](const Cost& a, const Cost& b) { return a.*figure < b.*figure; });
  const double middle = median(all);
  std::printf("  %-28s median %6.2f ms, %.2f of the %g wanted: %s; worst %6.2f ms (%s)\n", what, middle,
              middle / wanted, wanted, middle <= wanted ? "met" : "MISSED", (*worst).*figure, worst->name.c_str());
  return middle <= wanted;
}

}  // namespace

int main(int count, char** words) {
  const int rounds =
      count == 3 && std::string_view(words[1]) == "--rounds" ? std::clamp(std::atoi(words[2]), 1, 1000) : 15;
  try {
    const auto costs = Bench(rounds).measure();
    std::printf("%zu views on %dx%d, %d rounds each, milliseconds of a core:\n", costs.size(), kPanel.width,
                kPanel.height, rounds);
    bool met = tell("full redraw", costs, &Cost::redraw, 8);
    met = tell("layout", costs, &Cost::layout, kFrame / 2) && met;
    met = tell("key to frame", costs, &Cost::key, 2 * kFrame) && met;
    return met ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-views: %s\n", error.what());
    return 2;
  }
}
