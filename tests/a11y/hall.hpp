// SPDX-License-Identifier: Apache-2.0
// The hall in which every view hangs: type, icons, languages, and each view laid out as a person may have chosen.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "kiosk/core/preferences.hpp"
#include "kiosk/gallery/states.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/words/languages.hpp"
#include "platform/sdl/sdl_picture.hpp"
#include "platform/zxing/zxing_writer.hpp"

namespace a11y {

/// What a person chose, and the panel that hangs there (ui::usual_panel).
struct Setup {
  std::string language = "en";
  kiosk::core::Look look = kiosk::core::Look::kLight;
  kiosk::Size size{1080, 1920};
  int text_percent = 100;
  bool low_reach = false;
};

/// "fr, high contrast, 800x480, text 150 %, reach".
[[nodiscard]] std::string name_of(const Setup& setup);

/// One view laid out.
struct Exhibit {
  std::string name;
  Setup setup;
  const kiosk::core::View* view;
  const kiosk::words::Language* say;
  kiosk::screens::Stage stage;
  kiosk::screens::Screen screen;
};

/// Measures each text once: the same texts come again in every theme, and with every step of the focus.
class MeasuredOnce final : public kiosk::ports::Canvas {
 public:
  explicit MeasuredOnce(kiosk::ports::Canvas& inner) : inner_(inner) {}

  [[nodiscard]] kiosk::Size size() const override { return inner_.size(); }
  [[nodiscard]] kiosk::ports::TextExtent measure(const kiosk::ports::TextStyle& style,
                                                 std::string_view text) const override;
  void clip(kiosk::Rect) override {}
  void fill(kiosk::Rect, kiosk::Color, int) override {}
  void stroke(kiosk::Rect, kiosk::Color, int, int) override {}
  void arc(kiosk::Point, int, int, int, int, kiosk::Color) override {}
  void text(kiosk::Point, const kiosk::ports::TextStyle&, kiosk::Color, std::string_view) override {}
  void icon(kiosk::Rect, std::string_view, kiosk::Color) override {}
  void bitmap(kiosk::Rect, const kiosk::Bitmap&, kiosk::Color) override {}

 private:
  using Key = std::tuple<int, int, int, int, int>;
  kiosk::ports::Canvas& inner_;
  mutable std::map<Key, std::map<std::string, kiosk::ports::TextExtent, std::less<>>> known_;
};

/// Opens what all tests of a process share. Main thread.
class Hall {
 public:
  /// Throws std::runtime_error where type or catalogues are missing.
  Hall();

  [[nodiscard]] const kiosk::words::Language& language(const std::string& code) const;
  [[nodiscard]] kiosk::screens::Stage stage(const Setup& setup) const;
  /// All views in the words and with the choices of a setup; lives as long as the hall.
  [[nodiscard]] const std::vector<kiosk::gallery::NamedView>& views(const Setup& setup);
  [[nodiscard]] Exhibit hang(const kiosk::gallery::NamedView& view, const Setup& setup) const;
  /// The same with the ring at the focus index, revealed.
  [[nodiscard]] kiosk::screens::Screen focused(const Exhibit& exhibit, std::size_t focus) const;
  /// The view drawn, until the next call for that size.
  [[nodiscard]] const platform::sdl::SdlPicture& draw(const kiosk::screens::Screen& screen);
  [[nodiscard]] const kiosk::ports::Canvas& measure() const { return *measure_; }
  [[nodiscard]] const platform::sdl::Stationery& stationery() const { return stationery_; }

 private:
  [[nodiscard]] kiosk::Bitmap qr(const std::string& text) const;
  [[nodiscard]] platform::sdl::SdlPicture& picture(kiosk::Size size);

  platform::sdl::Stationery stationery_;
  std::unique_ptr<kiosk::words::Languages> languages_;
  std::unique_ptr<platform::sdl::SdlPicture> sheet_;
  std::unique_ptr<MeasuredOnce> measure_;
  platform::zxing::ZxingWriter writer_;
  mutable std::map<std::string, kiosk::Bitmap> codes_;
  std::map<std::tuple<std::string, int, int, bool>, std::vector<kiosk::gallery::NamedView>> views_;
  std::map<std::pair<int, int>, std::unique_ptr<platform::sdl::SdlPicture>> pictures_;
};

}  // namespace a11y
