// SPDX-License-Identifier: Apache-2.0
// From the options to the pictures: one canvas, one view after another.
#include "kiosk/terminal/views.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/theme_file.hpp"
#include "kiosk/base/standard_error.hpp"
#include "kiosk/gallery/states.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/terminal/terminal.hpp"
#include "kiosk/terminal/views_json.hpp"
#include "kiosk/terminal/views_sheet.hpp"
#include "kiosk/words/languages.hpp"
#include "platform/locale/locale.hpp"
#include "platform/sdl/sdl_picture.hpp"
#include "platform/sim/png_file.hpp"
#include "platform/zxing/zxing_writer.hpp"

namespace kiosk {
namespace {

constexpr int kShortest = 320;
constexpr int kLongest = 7680;

int complain(int status, const std::string& line) {
  tell("kiosk: " + line);
  return status;
}

auto refuse(std::string line) { return failure(TerminalError{std::move(line)}); }

/// The options, understood.
struct Order {
  Size size;
  core::Preferences preferences;
  ui::Theme theme;
  std::unique_ptr<words::Languages> languages;
  const words::Language* say = nullptr;  ///< one of them
};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<Size> size_of(std::string_view text) {
  const auto cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = number(text.substr(0, cross));
  const auto height = number(text.substr(cross + 1));
  if (!width || !height) return std::nullopt;
  const auto fits = [](int side) { return side >= kShortest && side <= kLongest; };
  return fits(*width) && fits(*height) ? std::optional(Size{*width, *height}) : std::nullopt;
}

/// One of the kiosk's own by its name, or a festival's by its file. The error is a line, or nothing.
std::optional<TerminalError> choose_theme(const std::string& name, Order& order) {
  if (name == "light") {
    order.theme = ui::light_theme();
    order.preferences.look = core::Look::kLight;
  } else if (name == "dark") {
    order.theme = ui::dark_theme();
    order.preferences.look = core::Look::kDark;
  } else if (name == "high-contrast") {
    order.theme = ui::high_contrast_theme();
    order.preferences.look = core::Look::kHighContrast;
  } else if (name.ends_with(".toml")) {
    auto theme = app::load_theme(name);
    if (!theme) return TerminalError{theme.error().line};
    order.theme = std::move(*theme);
  } else {
    return TerminalError{"--theme " + name +
                         ": there are light, dark and high-contrast; or give a theme's file, NAME.toml"};
  }
  return std::nullopt;
}

Result<Order, TerminalError> understand(const ViewsOptions& options) {
  Order order;
  if (options.out.empty() && options.contact_sheet.empty()) {
    return refuse("views: nothing to write; give --out FOLDER or --contact-sheet FILE");
  }
  const auto size = size_of(options.size);
  if (!size) {
    return refuse("--size " + options.size + ": give it as 1080x1920, each side " + std::to_string(kShortest) + " to " +
                  std::to_string(kLongest));
  }
  order.size = *size;
  if (auto error = choose_theme(options.theme, order)) return failure(std::move(*error));
  constexpr std::array kScales = {1.0, 1.5, 2.0};
  if (std::find(kScales.begin(), kScales.end(), options.text_scale) == kScales.end()) {
    return refuse("--text-scale: a person can choose 1, 1.5 and 2");
  }
  order.preferences.text_percent = static_cast<int>(options.text_scale * 100);
  order.preferences.low_reach = options.reach;
  return order;
}

/// Finds the language that was asked for.
std::optional<TerminalError> learn(const std::string& code, Order& order) {
  auto languages = platform::locale::load(platform::locale::find_locales(), {});
  if (!languages) return TerminalError{languages.error().line};
  order.languages = std::move(*languages);
  order.say = &order.languages->find(code);
  if (order.say->code() == code) return std::nullopt;
  std::string line = "--language " + code + ": there are ";
  for (const auto* language : order.languages->all()) line += language->code() + ", ";
  return TerminalError{line + "and en-XA, which only tests speak"};
}

/// What a camera might see: light from above, nobody's face.
GreyImage camera_picture() {
  GreyImage picture{64, 48, {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const int glow = 200 - 3 * y - (x - 32) * (x - 32) / 16;
      picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(glow, 24, 232)));
    }
  }
  return picture;
}

void draw(const ui::Scene& scene, platform::sdl::SdlPicture& picture) {
  const auto size = picture.size();
  ui::draw(scene, picture.canvas(), {0, 0, size.width, size.height});
  for (const auto& node : scene.nodes) {
    if (const auto* live = std::get_if<ui::Live>(&node.shape)) {
      picture.draw_picture(live->rect, camera_picture(), live->radius);
    }
  }
}

screens::Stage stage_of(const Order& order, const ports::Canvas& measure, const ports::SymbolWriter& writer) {
  screens::Stage stage;
  stage.panel = ui::usual_panel(order.size);
  stage.theme = order.theme;
  stage.text_percent = order.preferences.text_percent;
  stage.mirrored = order.say->right_to_left();
  stage.low_reach = order.preferences.low_reach;
  stage.still = true;
  stage.measure = &measure;
  stage.qr = [&writer](const std::string& text) { return writer.qr(text).value_or(Bitmap()); };
  return stage;
}

/// Nothing where all is written.
std::optional<TerminalError> write_views(const ViewsOptions& options, const Order& order,
                                         const platform::sdl::Stationery& stationery) {
  auto views = gallery::all_views(*order.say, order.preferences);
  // No state of the kiosk leads there yet: a picture of it would be a promise.
  std::erase_if(views, [](const gallery::NamedView& view) { return view.name == "staff"; });
  auto picture = platform::sdl::SdlPicture::open(stationery, order.size);
  if (!picture) return TerminalError{picture.error().message};
  std::unique_ptr<ContactSheet> sheet;
  if (!options.contact_sheet.empty()) {
    auto opened = ContactSheet::open(stationery, order.size, views.size());
    if (!opened) return opened.error();
    sheet = std::move(*opened);
  }
  const platform::zxing::ZxingWriter writer;
  const auto stage = stage_of(order, (*picture)->canvas(), writer);
  std::vector<Exhibit> exhibits;
  for (const auto& [name, view] : views) {
    Exhibit exhibit{name, name + ".png", screens::compose(view, stage)};
    draw(exhibit.screen.scene, **picture);
    if (sheet) sheet->add(name, **picture);
    const auto file = options.out / exhibit.picture;
    if (!options.out.empty() && !(*picture)->save(file)) return TerminalError{"cannot write " + file.string()};
    exhibits.push_back(std::move(exhibit));
  }
  if (sheet && !sheet->save(options.contact_sheet)) {
    return TerminalError{"cannot write " + options.contact_sheet.string()};
  }
  if (options.out.empty()) return std::nullopt;
  const auto json = views_json(exhibits, {order.size, options.theme, options.text_scale, options.reach}, *order.say);
  const auto written = platform::sim::write_whole_file((options.out / "views.json").string(), json);
  return written ? std::nullopt : std::optional(TerminalError{written.error()});
}

std::optional<TerminalError> make_folder(const std::filesystem::path& folder) {
  if (folder.empty()) return std::nullopt;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (std::filesystem::is_directory(folder)) return std::nullopt;
  return TerminalError{folder.string() +
                       " cannot be made: " + (error ? error.message() : std::string("something else has that name"))};
}

}  // namespace

int run_views(const ViewsOptions& options, const std::filesystem::path& assets) {
  auto order = understand(options);
  if (!order) return complain(2, order.error().line);
  if (const auto error = learn(options.language, *order)) return complain(2, error->line);
  platform::sdl::Settings settings;
  settings.icons = assets / "icons";
  if (!std::filesystem::is_directory(settings.icons)) {
    return complain(1, assets.string() + ": no icons/ in it; give the assets folder with --assets");
  }
  for (const auto& folder : {options.out, options.contact_sheet.parent_path()}) {
    if (const auto error = make_folder(folder)) return complain(1, error->line);
  }
  settings.logo = order->theme.logo;
  const auto stationery = platform::sdl::open_stationery(settings);
  if (!stationery) return complain(1, stationery.error().message);
  const auto error = write_views(options, *order, *stationery);
  return error ? complain(1, error->line) : 0;
}

}  // namespace kiosk
