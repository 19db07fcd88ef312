// The configuration file through toml++: each section is read key by key, and what nobody asked for is unknown.
#include "kiosk/app/config.hpp"

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <string_view>
#include <utility>

#include <toml++/toml.h>

#include "kiosk/app/config_text.hpp"
#include "kiosk/base/spelling.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; }

/// The file being read, and the one error that is reported of it: an unknown key before anything else, because a
/// mistyped key is also a missing one.
class Reader {
 public:
  explicit Reader(const fs::path& file) : file_(file), folder_(file.parent_path()) {}

  void fail(std::size_t line, std::string what) {
    if (!error_) error_ = error_at(file_, line, std::move(what));
  }
  void fail_unknown(std::size_t line, std::string what) {
    if (!unknown_) unknown_ = error_at(file_, line, std::move(what));
  }
  [[nodiscard]] std::optional<ConfigError> error() const { return unknown_ ? unknown_ : error_; }
  [[nodiscard]] fs::path resolve(std::string_view text) const { return (folder_ / text).lexically_normal(); }

 private:
  fs::path file_;
  fs::path folder_;
  std::optional<ConfigError> error_;
  std::optional<ConfigError> unknown_;
};

/// One table of the file. Reading a key makes it known; finish() reports the others.
class Section {
 public:
  /// `table` may be null: nothing is given. An empty name is the whole file.
  Section(Reader& reader, std::string name, const toml::table* table)
      : reader_(reader), name_(std::move(name)), table_(table) {}

  /// The node of a key, or null. Names the key as known.
  const toml::node* find(std::string_view key) {
    known_.push_back(key);
    return table_ == nullptr ? nullptr : table_->get(key);
  }

  const toml::table* table(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) wrong_type(*node, key, "a section", "write [" + full(key) + "] on a line of its own");
    return node->as_table();
  }

  std::string text(std::string_view key, std::string fallback = {}) {
    const auto* node = find(key);
    if (node == nullptr) return fallback;
    if (!node->is_string()) {
      wrong_type(*node, key, "text", "write it in quotes");
      return fallback;
    }
    return checked_text(*node, key);
  }

  fs::path path(std::string_view key, fs::path fallback = {}) {
    const auto value = text(key);
    return value.empty() ? fallback : reader_.resolve(value);
  }

  OptionalPath optional_path(std::string_view key) {
    auto value = path(key);
    return value.empty() ? std::nullopt : OptionalPath(std::move(value));
  }

  int integer(std::string_view key, int fallback, int least, int most) {
    const auto* node = find(key);
    if (node == nullptr) return fallback;
    const auto* value = node->as_integer();
    if (value == nullptr) {
      wrong_type(*node, key, "a whole number", "write it without quotes and fractions");
      return fallback;
    }
    if (value->get() < least || value->get() > most) {
      reader_.fail(node->source().begin.line, full(key) + " is " + std::to_string(value->get()) + "; give " +
                                                  std::to_string(least) + " to " + std::to_string(most));
      return fallback;
    }
    return static_cast<int>(value->get());
  }

  bool flag(std::string_view key, bool fallback) {
    const auto* node = find(key);
    if (node == nullptr) return fallback;
    if (!node->is_boolean()) wrong_type(*node, key, "a yes or no", "write true or false, without quotes");
    return node->value_or(fallback);
  }

  template <class Enum>
  Enum choice(std::string_view key, Enum fallback, std::initializer_list<std::pair<std::string_view, Enum>> names) {
    const auto* node = find(key);
    if (node == nullptr) return fallback;
    const auto* value = node->as_string();
    std::vector<std::string_view> all;
    for (const auto& [name, each] : names) {
      if (value != nullptr && value->get() == name) return each;
      all.push_back(name);
    }
    if (value == nullptr) wrong_type(*node, key, "text", "write it in quotes");
    if (value != nullptr) wrong(key, "is " + in_quotes(value->get()), suggestion(value->get(), all));
    return fallback;
  }

  std::optional<Instant> instant(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return std::nullopt;
    std::ostringstream written;
    if (const auto* text = node->as_string()) written << text->get();
    if (const auto* moment = node->as_date_time()) written << moment->get();
    auto parsed = parse_rfc3339(written.str());
    if (!parsed) wrong(key, "is no point in time", "write it as \"2024-04-28T17:45:00-04:00\"");
    return parsed;
  }

  /// Reports `key` at its line, or at the section's where it is not given.
  void wrong(std::string_view key, const std::string& what, const std::string& mend) {
    const auto* node = table_ == nullptr ? nullptr : table_->get(key);
    reader_.fail(node != nullptr ? node->source().begin.line : line(), full(key) + " " + what + "; " + mend);
  }
  void missing(std::string_view key, const std::string& mend) { wrong(key, "is missing or empty", mend); }

  void finish() {
    if (table_ == nullptr) return;
    for (const auto& [key, node] : *table_) {
      if (std::ranges::find(known_, key.str()) != known_.end()) continue;
      const bool section = name_.empty();
      reader_.fail_unknown(key.source().begin.line, std::string("unknown ") + (section ? "section " : "key ") +
                                                        in_quotes(full(key.str())) + "; " +
                                                        suggestion(key.str(), known_));
    }
  }

 private:
  [[nodiscard]] std::size_t line() const {
    return table_ == nullptr ? 1 : std::max<std::size_t>(1, table_->source().begin.line);
  }
  [[nodiscard]] std::string full(std::string_view key) const {
    return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
  }
  void wrong_type(const toml::node& node, std::string_view key, const std::string& wanted, const std::string& mend) {
    std::ostringstream type;
    type << node.type();
    reader_.fail(node.source().begin.line,
                 full(key) + " is of the type " + type.str() + ", not " + wanted + "; " + mend);
  }
  std::string checked_text(const toml::node& node, std::string_view key) {
    std::string value = node.as_string()->get();
    if (std::ranges::any_of(value, is_control)) {
      reader_.fail(node.source().begin.line, full(key) + " has a control character in it; leave it out");
    }
    return value;
  }

  Reader& reader_;
  std::string name_;
  const toml::table* table_;
  std::vector<std::string_view> known_;
};

Duration seconds(int count) { return std::chrono::seconds(count); }

KioskConfig read_kiosk(Section section) {
  using log::Level;
  KioskConfig out;
  out.name = section.text("name");
  if (out.name.empty() || out.name.size() > 64) section.missing("name", "give the kiosk a name of 1 to 64 characters");
  out.journal = section.path("journal", out.journal);
  out.log_level = section.choice<Level>(
      "log_level", out.log_level,
      {{"debug", Level::kDebug}, {"info", Level::kInfo}, {"warning", Level::kWarning}, {"error", Level::kError}});
  out.log_file = section.optional_path("log_file");
  section.finish();
  return out;
}

ServiceConfig read_service(Section section) {
  ServiceConfig out;
  out.url = section.text("url");
  while (out.url.ends_with('/')) out.url.pop_back();
  if (!is_base_url(out.url)) {
    section.wrong("url", "is no address of a service", "write it as \"https://tickets.example.org\"");
  } else if (!is_private_url(out.url)) {
    section.wrong("url", "sends passes and the token in clear text to another machine",
                  "write it with https, or leave the service on this machine: \"http://127.0.0.1:8080\"");
  }
  out.token_file = section.path("token_file");
  if (out.token_file.empty()) section.missing("token_file", "name the file that holds this device's token");
  out.connect_timeout = Duration(section.integer("connect_timeout_ms", 2000, 100, 60000));
  out.call_timeout = Duration(section.integer("call_timeout_ms", 8000, 500, 120000));
  if (out.call_timeout < out.connect_timeout) {
    section.wrong("call_timeout_ms", "is shorter than connect_timeout_ms", "make it the longer one");
  }
  out.ca_file = section.optional_path("ca_file");
  out.client_certificate = section.optional_path("client_certificate");
  out.client_key = section.optional_path("client_key");
  if (out.client_certificate.has_value() != out.client_key.has_value()) {
    section.wrong(out.client_key ? "client_key" : "client_certificate", "stands alone",
                  "give client_certificate and client_key together");
  }
  section.finish();
  return out;
}

DisplayConfig read_display(Section section) {
  DisplayConfig out;
  out.mode = section.choice<DisplayMode>("mode", out.mode,
                                         {{"fullscreen", DisplayMode::kFullscreen}, {"window", DisplayMode::kWindow}});
  out.window.width = section.integer("width", out.window.width, 320, 8192);
  out.window.height = section.integer("height", out.window.height, 320, 8192);
  out.inter_dir = section.optional_path("inter_dir");
  out.noto_dir = section.optional_path("noto_dir");
  out.hide_pointer = section.flag("hide_pointer", out.hide_pointer);
  section.finish();
  return out;
}

CameraConfig read_camera(Section section) {
  CameraConfig out;
  out.kind =
      section.choice<CameraKind>("kind", out.kind, {{"none", CameraKind::kNone}, {"folder", CameraKind::kFolder}});
  out.path = section.path("path");
  if (out.kind != CameraKind::kNone && out.path.empty()) section.missing("path", "name the folder of the pictures");
  out.hold = Duration(section.integer("hold_ms", 1500, 50, 600000));
  section.finish();
  return out;
}

ScannerConfig read_scanner(Section section) {
  ScannerConfig out;
  out.kind = section.choice<ScannerKind>(
      "kind", out.kind,
      {{"none", ScannerKind::kNone}, {"script", ScannerKind::kScript}, {"serial", ScannerKind::kSerial}});
  out.path = section.path("path");
  if (out.kind != ScannerKind::kNone && out.path.empty()) section.missing("path", "name the script or the device");
  section.finish();
  return out;
}

PrinterConfig read_printer(Section section) {
  PrinterConfig out;
  out.kind = section.choice<PrinterKind>("kind", out.kind,
                                         {{"none", PrinterKind::kNone},
                                          {"tcp", PrinterKind::kTcp},
                                          {"device", PrinterKind::kDevice},
                                          {"file", PrinterKind::kFile}});
  out.host = section.text("host");
  out.port = section.integer("port", out.port, 1, 65535);
  out.path = section.path("path");
  if (out.kind == PrinterKind::kTcp && out.host.empty()) section.missing("host", "give the printer's address");
  if ((out.kind == PrinterKind::kDevice || out.kind == PrinterKind::kFile) && out.path.empty()) {
    section.missing("path", "name the device or the file");
  }
  out.width_dots = section.integer("width_dots", out.width_dots, 128, 2048);
  out.proof = section.choice<PrinterProof>(
      "proof", out.proof,
      {{"process_id", PrinterProof::kProcessId}, {"status", PrinterProof::kStatus}, {"none", PrinterProof::kNone}});
  section.finish();
  return out;
}

SessionConfig read_session(Section section) {
  SessionConfig out;
  out.idle = seconds(section.integer("idle_seconds", 60, 5, 600));
  out.warning = seconds(section.integer("warning_seconds", 20, 20, 120));
  out.delivered = seconds(section.integer("delivered_seconds", 15, 1, 600));
  section.finish();
  return out;
}

std::vector<DemoKey> read_demo_keys(Reader& reader, Section& demo) {
  std::vector<DemoKey> out;
  const auto* node = demo.find("key");
  if (node == nullptr) return out;
  const auto* array = node->as_array();
  const bool tables = array != nullptr && std::ranges::all_of(*array, [](const auto& each) { return each.is_table(); });
  if (!tables) {
    demo.wrong("key", "is no list of sections", "write [[demo.key]] above each");
    return out;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    Section section(reader, "demo.key", (*array)[i].as_table());
    const DemoKey key{section.integer("digit", -1, 0, 9), section.path("picture")};
    if (key.digit < 0) section.missing("digit", "give a key from 0 to 9");
    if (key.picture.empty()) section.missing("picture", "name the picture that the key shows");
    if (std::ranges::find(out, key.digit, &DemoKey::digit) != out.end()) {
      section.wrong("digit", "is given twice", "take another key");
    }
    section.finish();
    out.push_back(key);
  }
  return out;
}

DemoConfig read_demo(Reader& reader, Section section) {
  DemoConfig out;
  out.clock = section.instant("clock");
  out.script = section.optional_path("script");
  out.trace = section.optional_path("trace");
  out.pictures = section.optional_path("pictures");
  out.keys = read_demo_keys(reader, section);
  section.finish();
  return out;
}

Config read_config(Reader& reader, const toml::table& root) {
  Section file(reader, "", &root);
  const auto section = [&](const char* name) { return Section(reader, name, file.table(name)); };
  Config out;
  out.kiosk = read_kiosk(section("kiosk"));
  out.service = read_service(section("service"));
  out.display = read_display(section("display"));
  out.camera = read_camera(section("camera"));
  out.scanner = read_scanner(section("scanner"));
  out.printer = read_printer(section("printer"));
  out.session = read_session(section("session"));
  out.demo = read_demo(reader, section("demo"));
  file.finish();
  return out;
}

}  // namespace

Result<Config, ConfigError> load_config(const fs::path& file) {
  const auto text = read_small_file(file);
  if (!text) return failure(text.error());
  try {
    const toml::table root = toml::parse(std::string_view(*text), std::string_view());
    Reader reader(file);
    Config config = read_config(reader, root);
    if (const auto error = reader.error()) return failure(*error);
    return config;
  } catch (const toml::parse_error& error) {
    return failure(error_at(file, std::max<std::size_t>(1, error.source().begin.line),
                            std::string(error.description()) + "; write it as TOML (see kiosk.example.toml)"));
  }
}

}  // namespace kiosk::app
