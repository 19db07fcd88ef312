// SPDX-License-Identifier: Apache-2.0
// The configuration file: its sections, and what has to hold in each. Those about devices are in config_devices.cpp,
// those about people in config_people.cpp.
#include "kiosk/app/config.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <toml++/toml.h>

#include "kiosk/app/config_section.hpp"
#include "kiosk/app/config_text.hpp"
#include "kiosk/base/service_url.hpp"
#include "kiosk/base/toml_mistake.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPlace = 120;  // bytes

Duration seconds(int count) { return std::chrono::seconds(count); }

KioskConfig read_kiosk(Section section) {
  using log::Level;
  KioskConfig out;
  out.name = section.text("name");
  if (out.name.empty() || out.name.size() > 64) section.missing("name", "give the kiosk a name of 1 to 64 characters");
  out.other_kiosk = section.texts_by_language("other_kiosk", kLongestPlace);
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
  out.url = without_end_slash(out.url);
  if (const auto trouble = service_url_trouble(out.url)) section.wrong("url", trouble->wrong, trouble->remedy);
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

SessionConfig read_session(Section section) {
  SessionConfig out;
  out.idle = seconds(section.integer("idle_seconds", 60, 5, 600));
  out.warning = seconds(section.integer("warning_seconds", 20, 20, 120));
  out.delivered = seconds(section.integer("delivered_seconds", 15, 1, 600));
  out.strike = Duration(section.integer("strike_ms", 250, 0, 2000));
  section.finish();
  return out;
}

std::vector<DemoKey> read_demo_keys(ConfigReader& reader, Section& demo) {
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

DemoConfig read_demo(ConfigReader& reader, Section section) {
  DemoConfig out;
  out.clock = section.instant("clock");
  out.script = section.optional_path("script");
  out.trace = section.optional_path("trace");
  out.pictures = section.optional_path("pictures");
  out.keys = read_demo_keys(reader, section);
  section.finish();
  return out;
}

Config read_config(ConfigReader& reader, const toml::table& root) {
  Section file(reader, "", &root);
  const auto section = [&](const char* name) { return Section(reader, name, file.table(name)); };
  Config out;
  out.kiosk = read_kiosk(section("kiosk"));
  out.service = read_service(section("service"));
  out.display = read_display(section("display"));
  out.passes = read_passes(section("passes"));
  out.camera = read_camera(section("camera"));
  out.scanner = read_scanner(section("scanner"));
  out.printer = read_printer(section("printer"));
  out.languages = read_languages(section("languages"));
  out.speech = read_speech(section("speech"));
  out.keys = read_keys(section("keys"));
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
    ConfigReader reader(file);
    Config config = read_config(reader, root);
    if (const auto error = reader.error()) return failure(*error);
    return config;
  } catch (const toml::parse_error& error) {
    const auto mistake = toml_mistake(*text, error.source().begin.line, error.description());
    return failure(error_at(file, mistake.line, mistake.what + "; " + mistake.to_do + " (see kiosk.example.toml)"));
  }
}

}  // namespace kiosk::app
