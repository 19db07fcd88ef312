// SPDX-License-Identifier: Apache-2.0
// The composition of one terminal: adapters chosen by the configuration, put behind their ports, and run.
#include "kiosk/terminal/terminal.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/app/application.hpp"
#include "kiosk/app/no_printer.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/terminal/pass_devices.hpp"
#include "kiosk/terminal/pass_reader.hpp"
#include "kiosk/terminal/person_devices.hpp"
#include "kiosk/terminal/service_client.hpp"
#include "kiosk/terminal/token_file.hpp"
#include "platform/linux/descriptors.hpp"
#include "platform/linux/private_file.hpp"
#include "platform/linux/stop_signals.hpp"
#include "platform/linux/system_clock.hpp"
#include "platform/linux/uuid_source.hpp"
#include "platform/log/log.hpp"
#include "platform/printer/printer.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/sdl/sdl_display.hpp"
#include "platform/sdl/sdl_paper.hpp"
#include "platform/sim/folder_camera.hpp"
#include "platform/sim/hand.hpp"
#include "platform/sim/stepped_clock.hpp"
#include "platform/sim/trace_file.hpp"
#include "platform/sqlite/journal_folder.hpp"
#include "platform/zxing/zxing_writer.hpp"

namespace kiosk {
namespace {

/// Screen, fonts, camera, scanners, decoder, sound, printer, journal, service and log: more than all of them take.
constexpr std::size_t kLeastDescriptors = 64;

/// Everything that may be watching the screen.
class Observers final : public ports::ScreenObserver {
 public:
  void add(std::unique_ptr<ports::ScreenObserver> observer) { observers_.push_back(std::move(observer)); }
  void clear() { observers_.clear(); }
  void shown(const ports::ShownScreen& screen) override {
    for (const auto& observer : observers_) observer->shown(screen);
  }

 private:
  std::vector<std::unique_ptr<ports::ScreenObserver>> observers_;
};

/// The application while it runs, for threads that were there before it. Any thread.
class Running {
 public:
  /// A stop that was asked for before counts.
  void begin(app::Application& application) {
    const std::lock_guard lock(mutex_);
    application_ = &application;
    if (stop_asked_) application.stop();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    application_ = nullptr;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stop_asked_ = true;
    if (application_ != nullptr) application_->stop();
  }
  void token_changed() {
    const std::lock_guard lock(mutex_);
    if (application_ != nullptr) application_->token_changed();
  }

 private:
  std::mutex mutex_;
  app::Application* application_ = nullptr;
  bool stop_asked_ = false;
};

/// One terminal's adapters, in the order in which they are made; they go in the reverse.
struct Parts {
  std::unique_ptr<ports::Clock> clock;
  std::unique_ptr<ports::IdSource> ids;
  std::unique_ptr<words::Languages> languages;
  std::unique_ptr<ports::Display> display;
  std::unique_ptr<ports::Paper> paper;
  std::unique_ptr<ports::JournalFiles> journal;
  std::unique_ptr<ports::HttpClient> http;
  std::unique_ptr<ports::Printer> printer;
  std::unique_ptr<ports::Scanner> scanner;
  std::unique_ptr<ports::PassKeys> pass_keys;
  std::unique_ptr<ports::Camera> camera;
  platform::sim::FolderCamera* shown_to = nullptr;  ///< `camera`, where pictures can be put before it by hand
  std::unique_ptr<PassReader> reader;
  platform::zxing::ZxingWriter writer;
  std::unique_ptr<ports::Speaker> speaker;
  app::Appearance appearance;
  Observers observers;
};

/// Of the scripted visitor, for what does not come.
constexpr Duration kPatience = std::chrono::seconds{20};
/// More than what counts as trembling, for the scripted visitor's touches.
constexpr Duration kBetweenTouches = std::chrono::milliseconds{20};

auto refuse(std::string line) { return failure(TerminalError{std::move(line)}); }

Result<void, TerminalError> need_descriptors() {
  const auto descriptors = platform::os::raise_descriptor_limit();
  if (descriptors >= kLeastDescriptors) return {};
  return refuse("too few file descriptors: " + std::to_string(descriptors) + "; raise the limit to " +
                std::to_string(kLeastDescriptors) + " or more (ulimit -n)");
}

Result<void, TerminalError> open_display(const app::Config& config, const std::filesystem::path& assets, Parts& parts) {
  platform::sdl::Settings settings;
  settings.icons = assets / "icons";
  if (config.display.inter_dir) settings.type.inter = *config.display.inter_dir;
  if (config.display.noto_dir) settings.type.noto = *config.display.noto_dir;
  if (config.display.mode == app::DisplayMode::kWindow) settings.window = config.display.window;
  settings.show_pointer = !config.display.hide_pointer;
  settings.keys = key_names(config.keys);
  auto appearance = load_appearance(config.display);
  if (!appearance) return failure(std::move(appearance.error()));
  settings.logo = appearance->light.logo;
  parts.appearance = std::move(*appearance);
  auto display = platform::sdl::SdlDisplay::open(settings);
  if (!display) return refuse(display.error().message);
  auto paper = platform::sdl::SdlPaper::open(settings);
  if (!paper) return refuse(paper.error().message);
  parts.display = std::move(*display);
  parts.paper = std::move(*paper);
  return {};
}

Result<void, TerminalError> open_service(const app::ServiceConfig& config, std::function<void()> token_changed,
                                         Parts& parts) {
  const auto token = app::read_token(config.token_file);
  if (!token) return refuse(token.error().line);
  if (platform::os::is_open_to_others(config.token_file)) {
    log::warning("kiosk", config.token_file.string() +
                              " can be read by other users of this machine, and is the kiosk's "
                              "password: chmod 600 it");
  }
  if (const auto readable = check_service_files(config); !readable) return refuse(readable.error());
  parts.http = make_service_client(
      config,
      [held = TokenFile(config.token_file, *token, std::move(token_changed))]() mutable { return held.token(); });
  return {};
}

platform::printer::Proof proof_of(app::PrinterProof proof) {
  switch (proof) {
    case app::PrinterProof::kProcessId:
      return platform::printer::Proof::kProcessId;
    case app::PrinterProof::kStatus:
      return platform::printer::Proof::kStatus;
    case app::PrinterProof::kNone:
      return platform::printer::Proof::kNone;
  }
  return platform::printer::Proof::kNone;
}

std::unique_ptr<ports::Printer> make_printer(const app::PrinterConfig& config) {
  platform::printer::Settings settings;
  switch (config.kind) {
    case app::PrinterKind::kNone:
      return std::make_unique<app::NoPrinter>();
    case app::PrinterKind::kTcp:
      settings.kind = platform::printer::LinkKind::kTcp;
      break;
    case app::PrinterKind::kDevice:
      settings.kind = platform::printer::LinkKind::kDevice;
      break;
    case app::PrinterKind::kFile:
      settings.kind = platform::printer::LinkKind::kFile;
      break;
  }
  settings.host = config.host;
  settings.port = static_cast<std::uint16_t>(config.port);
  settings.path = config.path.string();
  settings.width_dots = config.width_dots;
  settings.proof = proof_of(config.proof);
  return platform::printer::make_printer(std::move(settings));
}

/// Whether pictures of passes are held up by hand. A script that shows none is no camera: where the scanner is missing,
/// the kiosk has nothing to read with, and says so.
Result<bool, TerminalError> shows_pictures(const app::DemoConfig& demo) {
  if (!demo.keys.empty()) return true;
  if (!demo.script) return false;
  const auto shows = platform::sim::shows_pictures(*demo.script);
  if (!shows) return refuse(shows.error().detail);
  return *shows;
}

Result<void, TerminalError> open_camera(const app::Config& config, Parts& parts) {
  const auto by_hand = shows_pictures(config.demo);
  if (!by_hand) return failure(by_hand.error());
  if (config.camera.kind == app::CameraKind::kV4l2) {
    parts.camera = make_camera(config.camera);
  } else if (config.camera.kind == app::CameraKind::kFolder || *by_hand) {
    platform::sim::FolderCameraSettings settings;
    if (config.camera.kind == app::CameraKind::kFolder) settings.folder = config.camera.path;
    settings.hold = config.camera.hold;
    auto camera = std::make_unique<platform::sim::FolderCamera>(std::move(settings));
    parts.shown_to = camera.get();
    parts.camera = std::move(camera);
  }
  if (parts.camera)
    parts.reader = std::make_unique<PassReader>(
        PassReaderSettings{config.passes.symbologies, config.camera.frames_a_second, config.camera.decoding});
  return {};
}

Result<void, TerminalError> open_readers(const app::Config& config, Parts& parts) {
  if (auto camera = open_camera(config, parts); !camera) return camera;
  if (config.passes.keys_file) {
    auto keys = load_pass_keys(*config.passes.keys_file);
    if (!keys) return failure(std::move(keys.error()));
    parts.pass_keys = std::move(*keys);
  }
  auto scanner = make_scanner(config.scanner);
  if (!scanner) return failure(std::move(scanner.error()));
  parts.scanner = std::move(*scanner);
  return {};
}

Result<void, TerminalError> open_parts(const app::Config& config, const std::filesystem::path& assets,
                                       std::function<void()> token_changed, Parts& parts) {
  if (config.demo.clock) {
    parts.clock = std::make_unique<platform::sim::SteppedClock>(*config.demo.clock);
  } else {
    parts.clock = std::make_unique<platform::os::SystemClock>();
  }
  parts.ids = std::make_unique<platform::os::UuidV7Source>(*parts.clock);
  parts.journal = std::make_unique<platform::sqlite::JournalFolder>(config.kiosk.journal);
  parts.printer = make_printer(config.printer);
  auto languages = load_languages(config.languages);
  if (!languages) return failure(std::move(languages.error()));
  parts.languages = std::move(*languages);
  auto speaker = make_speaker(config.speech);
  if (!speaker) return failure(std::move(speaker.error()));
  parts.speaker = std::move(*speaker);
  return open_service(config.service, std::move(token_changed), parts)
      .and_then([&] { return open_display(config, assets, parts); })
      .and_then([&] { return open_readers(config, parts); });
}

app::Devices devices_of(const app::Config& config, Parts& parts) {
  app::Devices devices;
  devices.display = parts.display.get();
  devices.paper = parts.paper.get();
  devices.http = parts.http.get();
  devices.journal = parts.journal.get();
  devices.printer = parts.printer.get();
  devices.symbols = &parts.writer;
  devices.clock = parts.clock.get();
  devices.ids = parts.ids.get();
  devices.symbol_reader = parts.reader.get();
  devices.camera = parts.camera.get();
  devices.scanner = parts.scanner.get();
  devices.observer = &parts.observers;
  devices.speaker = parts.speaker.get();
  devices.reading = reading_settings(config.passes, config.camera, parts.pass_keys.get());
  return devices;
}

app::Setup setup_of(const app::Config& config, const Parts& parts) {
  app::Setup setup;
  setup.settings.kiosk_name = config.kiosk.name;
  for (const auto& [language, text] : config.kiosk.other_kiosk) setup.settings.other_kiosk.push_back({language, text});
  setup.settings.languages = offered_languages(config.languages, *parts.languages);
  setup.settings.idle = config.session.idle;
  setup.settings.warning = config.session.warning;
  setup.settings.delivered = config.session.delivered;
  setup.appearance = parts.appearance;
  // A scripted hand does not tremble; but what it touches may be carried out late, and then close to what comes next.
  setup.strike = config.demo.script ? Duration{} : config.session.strike;
  setup.overheard = config.speech.output == app::SpeechOutput::kLoudspeaker;
  return setup;
}

/// What the scripted visit could not do. Any thread.
class VisitFailure {
 public:
  /// The first one counts.
  void note(const std::string& why) {
    const std::lock_guard lock(mutex_);
    if (why_.empty()) why_ = why;
  }
  /// Empty: all of it was done.
  [[nodiscard]] std::string why() {
    const std::lock_guard lock(mutex_);
    return why_;
  }

 private:
  std::mutex mutex_;
  std::string why_;
};

Result<void, TerminalError> add_observers(const app::Config& config, Parts& parts, app::Application& application,
                                          VisitFailure& visit) {
  const auto& demo = config.demo;
  if (demo.trace) {
    auto trace = platform::sim::TraceFile::open(*demo.trace);
    if (!trace) return refuse(trace.error().detail);
    parts.observers.add(std::move(*trace));
  }
  if (!demo.script) return {};
  platform::sim::HandActions actions;
  actions.show = [&parts](const auto& picture) {
    if (parts.shown_to != nullptr) parts.shown_to->show(picture);
  };
  actions.tap = [&application](Point at) { application.tap(at); };
  actions.press = [&application](ports::Key key) { application.press(key); };
  // After the pictures that wait for the main thread.
  actions.quit = [&application] { application.on_main([&application] { application.stop(); }); };
  actions.failed = [&application, &visit](const std::string& why) {
    visit.note(why);
    application.stop();
  };
  actions.waits = [](const std::string& line) { log::warning("demo", line); };
  const auto folder = demo.pictures.value_or(".");
  actions.picture = [&application, &parts, &visit, folder, script = demo.script->string()](const std::string& name) {
    application.on_main([&application, &parts, &visit, script, name, file = folder / (name + ".png")] {
      if (parts.display->save_picture(file)) return;
      visit.note(script + ": 'picture " + name + "': " + file.string() +
                 " was not written, the log says why; name another folder as pictures in [demo]");
      application.stop();
    });
  };
  auto hand =
      platform::sim::Hand::open(*demo.script, std::move(actions), kPatience, config.session.strike + kBetweenTouches);
  if (!hand) return refuse(hand.error().detail);
  parts.observers.add(std::move(*hand));
  return {};
}

}  // namespace

Result<void, TerminalError> run_terminal(const app::Config& config, const std::filesystem::path& assets,
                                         const Decorate& decorate) {
  if (const auto log = platform::log::install({config.kiosk.log_level, config.kiosk.log_file}); !log) {
    return refuse(log.error());
  }
  if (const auto enough = need_descriptors(); !enough) return enough;
  // Before any thread is made, so that all of them leave the signals to it.
  Running running;
  const platform::os::StopSignals signals([&](int) { running.stop(); });
  Parts parts;
  const auto opened = open_parts(
      config, assets, [&] { running.token_changed(); }, parts);
  if (!opened) return opened;

  const auto show_pass = [&](int digit) {
    for (const auto& key : config.demo.keys) {
      if (key.digit == digit && parts.shown_to != nullptr) parts.shown_to->show(key.picture);
    }
  };
  VisitFailure visit;
  auto devices = devices_of(config, parts);
  if (decorate) decorate(devices);
  app::Application application(devices, setup_of(config, parts), *parts.languages, show_pass);
  if (const auto added = add_observers(config, parts, application, visit); !added) return added;
  running.begin(application);
  log::info("kiosk", config.kiosk.name + " is running");
  application.run();
  running.end();
  parts.observers.clear();
  log::info("kiosk", config.kiosk.name + " has ended");
  if (auto why = visit.why(); !why.empty()) return refuse(std::move(why));
  return {};
}

}  // namespace kiosk
