// SPDX-License-Identifier: Apache-2.0
// One picture above three lines: what was read last, what was measured, what would help.
#include "kiosk/terminal/preview_window.hpp"

#include <array>
#include <utility>
#include <variant>

#include "kiosk/app/attention.hpp"
#include "kiosk/app/live.hpp"
#include "platform/sdl/sdl_display.hpp"

namespace kiosk {
namespace {

constexpr Size kWindow{960, 720};
constexpr Color kPaper{20, 20, 24, 255};
constexpr Color kInk{240, 240, 240, 255};
constexpr Color kFound{80, 220, 140, 255};
constexpr Color kUnread{240, 200, 80, 255};
constexpr Color kHalo{0, 0, 0, 160};
constexpr int kText = 26;
constexpr int kLine = 38;
constexpr int kLines = 3;

std::string measured_text(const Measured& measured) {
  const auto frame = std::to_string(measured.frame.width) + "x" + std::to_string(measured.frame.height) + "  ";
  if (!measured.look.symbols.empty()) return frame + std::to_string(measured.look.symbols.size()) + " read";
  const auto& unread = measured.look.unread;
  if (!unread || measured.frame.height == 0) return frame + "nothing that looks like a symbol";
  return frame + "not read: " + std::to_string(unread->where.height * 100 / measured.frame.height) +
         " % of the height, contrast " + std::to_string(unread->contrast) + " of 255, sharpness " +
         std::to_string(unread->sharpness) + " of 100";
}

std::string advice(const Measured& measured) {
  const auto hint = app::hint_of(measured.look, measured.frame);
  if (!hint) return {};
  switch (*hint) {
    case Hint::kFurtherAway:
      return "further away, or a camera that sees more";
    case Hint::kCloser:
      return "closer, or more pixels";
    case Hint::kBrighter:
      return "more light on the pass, or a brighter phone";
    case Hint::kHoldStill:
      return "blurred: check the focus, shorten the exposure";
    case Hint::kOneAtATime:
      return "one pass at a time";
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<PreviewWindow>, TerminalError> PreviewWindow::open(const std::filesystem::path& assets) {
  platform::sdl::Settings settings;
  settings.icons = assets / "icons";
  settings.window = kWindow;
  settings.show_pointer = true;
  auto display = platform::sdl::SdlDisplay::open(settings);
  if (!display) return failure(TerminalError{display.error().message});
  return std::unique_ptr<PreviewWindow>(new PreviewWindow(std::move(*display)));
}

bool PreviewWindow::show(const std::shared_ptr<const app::Glimpse>& glimpse, const std::string& last,
                         const std::optional<Measured>& measured, Duration most) {
  static const app::Glimpse kNothing;
  if (glimpse != shown_ || last != shown_last_) {
    draw(glimpse ? *glimpse : kNothing, last, measured);
    shown_ = glimpse;
    shown_last_ = last;
  }
  const auto input = display_->wait(most);
  if (!input) return true;
  if (std::holds_alternative<ports::Exposed>(*input)) shown_last_ = last + "\n";  // draw it anew
  return !std::holds_alternative<ports::QuitAsked>(*input);
}

void PreviewWindow::draw(const app::Glimpse& glimpse, const std::string& last,
                         const std::optional<Measured>& measured) {
  auto& canvas = display_->canvas();
  const Size size = canvas.size();
  const Rect all{0, 0, size.width, size.height};
  canvas.fill(all, kPaper, 0);
  const int words = kLines * kLine + kLine / 2;
  const ui::Live place{{0, 0, size.width, size.height - words}, 0, 5, kFound, kUnread, kHalo};
  app::draw_live(place, glimpse, *display_);
  const std::array lines{last.empty() ? std::string("nothing was read yet") : last,
                         measured ? measured_text(*measured) : std::string("no frame yet"),
                         measured ? advice(*measured) : std::string()};
  int y = size.height - words + kLine / 4;
  for (const auto& line : lines) {
    canvas.text({kLine / 2, y}, {.size = kText}, kInk, line);
    y += kLine;
  }
  display_->present(all);
}

}  // namespace kiosk
