// SPDX-License-Identifier: Apache-2.0
// Composing a view: its trees, laid out on the stage.
#include <string>
#include <utility>
#include <variant>

#include "kiosk/base/check.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/ports/screen_names.hpp"
#include "kiosk/screens/bars.hpp"
#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/layout.hpp"

namespace kiosk::screens {
namespace {

static_assert(std::variant_size_v<core::Body> == ports::kScreenNames.size(), "a kind of screen is asked for by name");

std::string kind_of(const core::View& view) {
  return std::visit(
      Overloaded{[](const core::ScanView&) { return "scan"; }, [](const core::BusyView&) { return "busy"; },
                 [](const core::ChoicesView&) { return "choices"; }, [](const core::FilmView&) { return "film"; },
                 [](const core::MessageView&) { return "message"; },
                 [](const core::DeliveredView&) { return "delivered"; },
                 [](const core::TicketView&) { return "ticket"; }, [](const core::PanelView&) { return "panel"; },
                 [](const core::StaffView&) { return "staff"; }},
      view.body);
}

ui::Page page_of(Maker& maker, const core::View& view) {
  ui::Page page;
  page.top = top_bar(maker, view.top);
  page.body = std::visit([&maker](const auto& body) { return body_of(maker, body); }, view.body);
  page.bottom = bottom_bar(maker, view);
  if (view.still_there) {
    page.over = warning_of(maker, *view.still_there);
  }
  page.more_below = scroll_control(maker, view.furniture, true);
  page.more_above = scroll_control(maker, view.furniture, false);
  return page;
}

}  // namespace

Screen compose(const core::View& view, const Stage& stage) {
  KIOSK_CHECK(stage.measure != nullptr);
  Maker maker(stage);
  const ui::Page page = page_of(maker, view);
  ui::Setting setting{maker.metrics(), stage.theme,  *stage.measure,    stage.qr,    stage.mirrored, stage.low_reach,
                      stage.still,     stage.scroll, stage.over_scroll, stage.focus, stage.reveal};
  Screen screen;
  screen.kind = kind_of(view);
  screen.headline = std::visit([](const auto& body) { return body.headline; }, view.body);
  screen.scene = ui::lay_out(page, setting);
  const std::size_t count = ui::focusable(screen.scene).size();
  if (setting.focus && *setting.focus >= count && count > 0) {
    setting.focus = count - 1;
    screen.scene = ui::lay_out(page, setting);
  }
  screen.deeds = maker.take_deeds();
  return screen;
}

}  // namespace kiosk::screens
