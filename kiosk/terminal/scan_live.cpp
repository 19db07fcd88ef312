// SPDX-License-Identifier: Apache-2.0
// Camera and scanner each with a Reading of its own, so that a line can say where a scan came from.
#include "kiosk/terminal/scan_live.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/event_queue.hpp"
#include "kiosk/app/preview.hpp"
#include "kiosk/app/reading.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/base/standard_error.hpp"
#include "kiosk/terminal/measured_reader.hpp"
#include "kiosk/terminal/pass_devices.hpp"
#include "kiosk/terminal/pass_reader.hpp"
#include "kiosk/terminal/preview_window.hpp"
#include "kiosk/terminal/scan_files.hpp"
#include "platform/linux/stop_signals.hpp"
#include "platform/linux/system_clock.hpp"
#include "platform/log/log.hpp"

namespace kiosk {
namespace {

Instant steady() { return Instant{std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch())}; }

/// A sleep that others end.
class Doze {
 public:
  void wake() {
    {
      const std::lock_guard lock(mutex_);
      woken_ = true;
    }
    changed_.notify_all();
  }
  void sleep(Duration most) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [this] { return woken_; });
    woken_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
};

/// One device and what comes of it.
class Source {
 public:
  Source(std::string name, const app::Devices& devices, const std::function<void()>& wake)
      : name_(std::move(name)),
        queue_(wake),
        preview_(devices.reading.mirror, wake),
        reading_(devices, queue_, preview_, steady) {}

  [[nodiscard]] const app::Preview& preview() const { return preview_; }

  [[nodiscard]] bool scanned() const { return scanned_; }

  /// Prints what happened since; gives the last line, where there is one.
  std::optional<std::string> print(std::FILE* out) {
    std::optional<std::string> last;
    while (const auto event = queue_.pop()) {
      std::visit(Overloaded{[&](const core::Scanned& scan) {
                              scanned_ = true;
                              last = scan.symbology.str() + "  " + scan.code.str();
                              std::fputs((scan_line(name_, scan.symbology.str(), scan.code.str()) + "\n").c_str(), out);
                              std::fflush(out);
                            },
                            [&](const core::ScanRefused&) { tell(last = app::refusal_of(*reading_.why_refused())); },
                            [&](const core::SeveralSeen&) { tell(last = "several passes are in view"); },
                            [&](const core::ReaderChanged& changed) {
                              if (changed.passing) return;
                              tell(last = changed.condition == ReaderCondition::kWorks ? "works" : changed.detail);
                            },
                            [](const auto&) {}},
                 *event);
    }
    return last;
  }

 private:
  void tell(const std::optional<std::string>& what) const { (void)complain_of_scan(name_ + ": " + *what); }

  std::string name_;
  app::EventQueue queue_;
  app::Preview preview_;
  bool scanned_ = false;
  app::Reading reading_;
};

/// What is read with, in the order in which it is made.
struct Parts {
  platform::os::SystemClock clock;
  std::unique_ptr<ports::PassKeys> keys;
  std::unique_ptr<ports::Camera> camera;
  std::unique_ptr<PassReader> reader;
  std::unique_ptr<MeasuredReader> measured;
  std::unique_ptr<ports::Scanner> scanner;
  std::unique_ptr<PreviewWindow> window;
};

Result<void, TerminalError> open_parts(const LiveScan& what, const std::filesystem::path& assets, Parts& parts) {
  if (what.passes.keys_file) {
    auto keys = load_pass_keys(*what.passes.keys_file);
    if (!keys) return failure(std::move(keys.error()));
    parts.keys = std::move(*keys);
  }
  if (what.camera.kind == app::CameraKind::kV4l2) {
    parts.camera = make_camera(what.camera);
    parts.reader = std::make_unique<PassReader>(PassReaderSettings{
        what.passes.symbologies, what.camera.frames_a_second, what.camera.decoding, /*still_frames=*/what.preview});
    parts.measured = std::make_unique<MeasuredReader>(*parts.reader);
  }
  auto scanner = make_scanner(what.scanner);
  if (!scanner) return failure(std::move(scanner.error()));
  parts.scanner = std::move(*scanner);
  if (!parts.camera && !parts.scanner) {
    return failure(
        TerminalError{"there is neither a camera nor a scanner to read with; give files, --camera, or a "
                      "configuration that names one (of kind v4l2: the pictures of a folder are given as files)"});
  }
  if (!what.preview) return {};
  if (!parts.camera) return failure(TerminalError{"--preview shows a camera's picture; give --camera too"});
  auto window = PreviewWindow::open(assets);
  if (!window) return failure(std::move(window.error()));
  parts.window = std::move(*window);
  return {};
}

app::Devices devices_of(const LiveScan& what, Parts& parts) {
  app::Devices devices;
  devices.clock = &parts.clock;
  devices.reading = reading_settings(what.passes, what.camera, parts.keys.get());
  devices.reading.preview = what.preview;
  return devices;
}

/// The camera's first.
std::vector<std::unique_ptr<Source>> open_sources(const LiveScan& what, Parts& parts,
                                                  const std::function<void()>& wake) {
  std::vector<std::unique_ptr<Source>> sources;
  if (parts.camera) {
    auto devices = devices_of(what, parts);
    devices.camera = parts.camera.get();
    devices.symbol_reader = parts.measured.get();
    const auto name = what.camera.device.empty() ? "camera" : what.camera.device.string();
    sources.push_back(std::make_unique<Source>(name, devices, wake));
  }
  if (parts.scanner) {
    auto devices = devices_of(what, parts);
    devices.scanner = parts.scanner.get();
    const auto name = what.scanner.path.empty() ? what.scanner.usb : what.scanner.path.string();
    sources.push_back(std::make_unique<Source>(name, devices, wake));
  }
  return sources;
}

}  // namespace

int scan_live(const LiveScan& what, const std::filesystem::path& assets, std::FILE* out) {
  (void)platform::log::install({});
  Doze doze;
  std::atomic<bool> stopping = false;
  Parts parts;
  const auto wake = [&] {
    doze.wake();
    if (parts.window) parts.window->wake();
  };
  // Before any other thread is made.
  const platform::os::StopSignals signals([&](int) {
    stopping = true;
    doze.wake();
  });
  if (const auto opened = open_parts(what, assets, parts); !opened) return complain_of_scan(opened.error().line);

  const auto sources = open_sources(what, parts, wake);
  if (!what.duration) {
    tell(std::string("kiosk scan: reads until Ctrl-C") + (parts.window ? " or until its window is closed" : "") +
         "; a device that is missing is used as soon as it is plugged in");
  }
  const auto end = what.duration ? std::optional(steady() + *what.duration) : std::nullopt;
  std::string last;
  constexpr Duration kLongest{200};  // how late a stop signal is noticed while a window waits for input
  // What it prints may have lost its reader.
  while (!stopping && (!end || steady() < *end) && std::ferror(out) == 0) {
    for (const auto& source : sources) last = source->print(out).value_or(last);
    if (!parts.window) {
      doze.sleep(kLongest);
    } else if (!parts.window->show(sources.front()->preview().newest(), last, parts.measured->last(), kLongest)) {
      break;
    }
  }
  bool scanned = false;
  for (const auto& source : sources) {
    (void)source->print(out);
    scanned = scanned || source->scanned();
  }
  return scanned ? 0 : 1;
}

}  // namespace kiosk
