// Shows what the camera adapter sees: a line "path<TAB>format<TAB>text" when a code comes into view, and on standard
// error what becomes of the camera.
//   watch-camera [--list] [--format NAME] [--size WxH] DEVICE SECONDS      DEVICE "auto": the first camera
#include <charconv>
#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <thread>

#include "platform/camera/camera_list.hpp"
#include "platform/zxing/zxing_reader.hpp"

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

int list() {
  for (const auto& camera : platform::camera::list_cameras()) {
    std::printf("%s\t%s\t%s\t%s\n", camera.path.c_str(), camera.stable.c_str(), camera.name.c_str(),
                camera.trouble.c_str());
    for (const auto& offer : camera.offers) std::printf("\t%s\n", described(offer).c_str());
  }
  return 0;
}

/// Prints a code when it was not in view for a second and a half.
class Held {
 public:
  void see(const std::string& path, const kiosk::ports::Symbol& symbol) {
    const auto now = steady_clock::now();
    if (symbol.text != text_ || now - seen_ > 1500ms) {
      std::printf("%s\t%s\t%s\n", path.c_str(), symbol.symbology.str().c_str(), symbol.text.c_str());
      static_cast<void>(std::fflush(stdout));
    }
    text_ = symbol.text;
    seen_ = now;
  }

 private:
  std::string text_;
  steady_clock::time_point seen_;
};

int watch(const platform::camera::V4l2Settings& settings, std::chrono::seconds span) {
  platform::camera::V4l2Camera camera(settings);
  platform::zxing::ZxingReader reader;
  kiosk::GreyImage frame;
  Held held;
  std::string last_error;
  for (const auto end = steady_clock::now() + span; steady_clock::now() < end;) {
    const auto came = camera.next_frame(frame, 200ms);
    if (!came) {
      if (came.error().detail != last_error) std::fprintf(stderr, "error: %s\n", came.error().detail.c_str());
      last_error = came.error().detail;
      std::this_thread::sleep_for(100ms);
      continue;
    }
    if (!last_error.empty()) std::fprintf(stderr, "the camera is back\n");
    last_error.clear();
    if (!*came) continue;
    const auto look = reader.read(frame);
    if (look && !look->symbols.empty()) held.see(settings.device, look->symbols.front());
  }
  const auto& counts = camera.counts();
  std::fprintf(stderr, "frames: %llu whole, %llu damaged, %llu old\n", static_cast<unsigned long long>(counts.whole),
               static_cast<unsigned long long>(counts.damaged), static_cast<unsigned long long>(counts.old));
  return 0;
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

int main(int count, char** values) {
  std::span<char*> arguments(values + 1, static_cast<std::size_t>(count - 1));
  platform::camera::V4l2Settings settings;
  while (!arguments.empty() && std::string_view(arguments[0]).starts_with("--")) {
    const std::string_view option = arguments[0];
    if (option == "--list") return list();
    if (arguments.size() < 2) break;
    const std::string_view value = arguments[1];
    if (option == "--format") settings.format = platform::camera::pixel_format_named(value);
    if (option == "--size") {
      settings.width = number(value);
      settings.height = number(value.substr(value.find('x') + 1));
    }
    arguments = arguments.subspan(2);
  }
  if (arguments.size() != 2) {
    std::fprintf(stderr, "watch-camera [--list] [--format NAME] [--size WxH] DEVICE SECONDS\n");
    return 2;
  }
  if (std::string_view(arguments[0]) != "auto") settings.device = arguments[0];
  return watch(settings, std::chrono::seconds(number(arguments[1])));
}
