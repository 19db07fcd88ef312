// SPDX-License-Identifier: Apache-2.0
// From a setup to a stage, and from a view to a scene and a picture.
#include "tests/a11y/hall.hpp"

#include <stdexcept>
#include <utility>

#include "platform/locale/locale.hpp"
#include "tests/support/source_dir.hpp"

namespace a11y {
namespace {

using namespace kiosk;

ui::Theme theme_of(core::Look look) {
  switch (look) {
    case core::Look::kLight:
      return ui::light_theme();
    case core::Look::kDark:
      return ui::dark_theme();
    case core::Look::kHighContrast:
      return ui::high_contrast_theme();
  }
  return ui::light_theme();
}

std::string name_of(core::Look look) {
  switch (look) {
    case core::Look::kLight:
      return "light";
    case core::Look::kDark:
      return "dark";
    case core::Look::kHighContrast:
      return "high contrast";
  }
  return {};
}

}  // namespace

std::string name_of(const Setup& setup) {
  return setup.language + ", " + name_of(setup.look) + ", " + std::to_string(setup.size.width) + "x" +
         std::to_string(setup.size.height) + ", text " + std::to_string(setup.text_percent) + " %" +
         (setup.low_reach ? ", reach" : "");
}

ports::TextExtent MeasuredOnce::measure(const ports::TextStyle& style, std::string_view text) const {
  auto& known = known_[{static_cast<int>(style.face), static_cast<int>(style.weight), style.size, style.tracking_milli,
                        static_cast<int>(style.direction)}];
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  return known.emplace(std::string(text), inner_.measure(style, text)).first->second;
}

Hall::Hall() {
  platform::sdl::Settings settings;
  settings.icons = tests::source_dir() + "/assets/icons";
  auto stationery = platform::sdl::open_stationery(settings);
  if (!stationery) throw std::runtime_error(stationery.error().message);
  stationery_ = std::move(*stationery);
  auto languages = platform::locale::load(platform::locale::find_locales(), {});
  if (!languages) throw std::runtime_error(languages.error().line);
  languages_ = std::move(*languages);
  auto sheet = platform::sdl::SdlPicture::open(stationery_, {16, 16});
  if (!sheet) throw std::runtime_error(sheet.error().message);
  sheet_ = std::move(*sheet);
  measure_ = std::make_unique<MeasuredOnce>(sheet_->canvas());
}

const words::Language& Hall::language(const std::string& code) const {
  const auto& found = languages_->find(code);
  if (found.code() != code) throw std::runtime_error("no catalogue of " + code);
  return found;
}

screens::Stage Hall::stage(const Setup& setup) const {
  screens::Stage stage;
  stage.panel = ui::usual_panel(setup.size);
  stage.theme = theme_of(setup.look);
  stage.text_percent = setup.text_percent;
  stage.mirrored = language(setup.language).right_to_left();
  stage.low_reach = setup.low_reach;
  stage.still = true;
  stage.measure = measure_.get();
  stage.qr = [this](const std::string& text) { return qr(text); };
  return stage;
}

const std::vector<gallery::NamedView>& Hall::views(const Setup& setup) {
  auto& views = views_[{setup.language, static_cast<int>(setup.look), setup.text_percent, setup.low_reach}];
  if (views.empty()) {
    core::Preferences preferences;
    preferences.look = setup.look;
    preferences.text_percent = setup.text_percent;
    preferences.low_reach = setup.low_reach;
    views = gallery::all_views(language(setup.language), preferences);
  }
  return views;
}

Exhibit Hall::hang(const gallery::NamedView& view, const Setup& setup) const {
  auto on = stage(setup);
  auto screen = screens::compose(view.view, on);
  return {view.name, setup, &view.view, &language(setup.language), std::move(on), std::move(screen)};
}

screens::Screen Hall::focused(const Exhibit& exhibit, std::size_t focus) const {
  auto on = exhibit.stage;
  on.focus = focus;
  on.reveal = true;
  return screens::compose(*exhibit.view, on);
}

const platform::sdl::SdlPicture& Hall::draw(const screens::Screen& screen) {
  const auto size = screen.scene.size;
  auto& drawn = picture(size);
  ui::draw(screen.scene, drawn.canvas(), {0, 0, size.width, size.height});
  return drawn;
}

Bitmap Hall::qr(const std::string& text) const {
  const auto known = codes_.find(text);
  if (known != codes_.end()) return known->second;
  return codes_.emplace(text, writer_.qr(text).value_or(Bitmap())).first->second;
}

platform::sdl::SdlPicture& Hall::picture(Size size) {
  auto& picture = pictures_[{size.width, size.height}];
  if (!picture) {
    auto opened = platform::sdl::SdlPicture::open(stationery_, size);
    if (!opened) throw std::runtime_error(opened.error().message);
    picture = std::move(*opened);
  }
  return *picture;
}

}  // namespace a11y
