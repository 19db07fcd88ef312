// Composing a view: looser settings are tried first, and the first in which everything stands inside is the screen.
#include <array>
#include <vector>

#include "kiosk/base/check.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/screens/bars.hpp"
#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/screen.hpp"

namespace kiosk::screens {
namespace {

constexpr std::array<ui::Density, 14> kDensities{{{1.0, 0},
                                                  {0.95, 0},
                                                  {0.9, 0},
                                                  {0.85, 0},
                                                  {0.8, 0},
                                                  {0.75, 0},
                                                  {0.7, 0},
                                                  {0.65, 0},
                                                  {0.6, 0},
                                                  {0.6, 4},
                                                  {0.55, 3},
                                                  {0.5, 2},
                                                  {0.45, 1},
                                                  {0.4, 1}}};

ui::Theme theme_of(core::Palette palette) {
  return palette == core::Palette::kHighContrast ? ui::high_contrast_theme() : ui::light_theme();
}

std::string name_of(const core::View& view) {
  return std::visit(
      Overloaded{[](const core::ScanView&) { return "scan"; }, [](const core::BusyView&) { return "busy"; },
                 [](const core::ChoicesView&) { return "choices"; }, [](const core::MessageView&) { return "message"; },
                 [](const core::DeliveredView&) { return "delivered"; },
                 [](const core::TicketView&) { return "ticket"; }},
      view.body);
}

// The room that the bars leave.
struct Between {
  int top = 0;
  int bottom = 0;
};

// The paper and the bars; true where all of them stand inside and leave room.
bool put_bars(const Page& page, const core::View& view, Between& between) {
  const Size panel = page.stage.size;
  const Rect whole{0, 0, panel.width, panel.height};
  page.paint.add(ui::Fill{whole, page.theme.paper, 0});
  between.top = put_top_bar(page, view.top);
  between.bottom = put_bottom_bar(page, view.bar, view.bar_note);
  return page.paint.inside({}, whole) && between.bottom - between.top >= panel.height / 2;
}

bool put_view(Page page, const core::View& view, const Between& between) {
  const int margin = page.metrics().px(64);
  page.body = {margin, between.top, page.stage.size.width - 2 * margin, between.bottom - between.top};
  const ui::Painter::Mark mark = page.paint.mark();
  std::visit([&page](const auto& body) { put_body(page, body); }, view.body);
  return page.paint.inside(mark, page.body);
}

// The warning takes the place of everything there was to touch.
bool put_warning(const Page& page, const core::StillThere& warning) {
  const Rect whole{0, 0, page.stage.size.width, page.stage.size.height};
  page.screen.actions.clear();
  page.screen.scene.targets.clear();
  page.paint.add(ui::Fill{whole, page.theme.scrim, 0});
  const ui::Painter::Mark mark = page.paint.mark();
  put_still_there(page, warning);
  return page.paint.inside(mark, whole.inset(page.metrics().px(24)));
}

// Composes with the loosest density with which `put` says that all fitted: the first one nearly always does, else the
// looser half is left at every step.
template <class Put>
void fit(const Stage& stage, const ui::Theme& theme, Screen& screen, const Put& put) {
  const Screen before = screen;
  const auto try_with = [&](const ui::Density& density) {
    screen = before;
    const ui::Metrics metrics(stage.size, density);
    ui::Painter paint(*stage.measure, metrics, screen.scene);
    return put(Page{paint, theme, stage, screen, {}}) && !paint.cramped();
  };
  std::vector<ui::Density> densities;
  for (double larger = theme.type_scale; larger > 1.01; larger -= 0.05) {
    densities.push_back({larger, 0});
  }
  densities.insert(densities.end(), kDensities.begin(), kDensities.end());
  if (try_with(densities.front())) {
    return;
  }
  std::size_t too_loose = 0;
  std::size_t fitting = densities.size() - 1;
  std::size_t last_tried = 0;
  while (fitting - too_loose > 1) {
    last_tried = (too_loose + fitting) / 2;
    (try_with(densities[last_tried]) ? fitting : too_loose) = last_tried;
  }
  if (last_tried != fitting) {
    (void)try_with(densities[fitting]);
  }
}

}  // namespace

Screen compose(const core::View& view, const Stage& stage) {
  KIOSK_CHECK(stage.measure != nullptr);
  const ui::Theme theme = theme_of(view.palette);
  Screen screen;
  screen.name = name_of(view);
  screen.headline = std::visit([](const auto& body) { return body.headline; }, view.body);
  Between between;
  fit(stage, theme, screen, [&](const Page& page) { return put_bars(page, view, between); });
  fit(stage, theme, screen, [&](const Page& page) { return put_view(page, view, between); });
  if (view.still_there) {
    fit(stage, theme, screen, [&](const Page& page) { return put_warning(page, *view.still_there); });
  }
  return screen;
}

}  // namespace kiosk::screens
