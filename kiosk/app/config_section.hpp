// SPDX-License-Identifier: Apache-2.0
// One section of a configuration file, read key by key; what nobody asked for is unknown. Inside the configuration
// only.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "kiosk/app/config.hpp"
#include "kiosk/base/spelling.hpp"

namespace kiosk::app {

/// The file being read, and the one error that is reported of it: an unknown key before anything else, because a
/// mistyped key is also a missing one.
class ConfigReader {
 public:
  explicit ConfigReader(const std::filesystem::path& file) : file_(file), folder_(file.parent_path()) {}

  void fail(std::size_t line, std::string what);
  void fail_unknown(std::size_t line, std::string what);
  [[nodiscard]] std::optional<ConfigError> error() const { return unknown_ ? unknown_ : error_; }
  [[nodiscard]] std::filesystem::path resolve(std::string_view text) const {
    return (folder_ / text).lexically_normal();
  }

 private:
  std::filesystem::path file_;
  std::filesystem::path folder_;
  std::optional<ConfigError> error_;
  std::optional<ConfigError> unknown_;
};

/// One table of the file. Reading a key makes it known; finish() reports the others. A key that is wrong is reported
/// and reads as its fallback.
class Section {
 public:
  /// `table` may be null: nothing is given. An empty name is the whole file.
  Section(ConfigReader& reader, std::string name, const toml::table* table)
      : reader_(reader), name_(std::move(name)), table_(table) {}

  /// The node of a key, or null. Names the key as known.
  const toml::node* find(std::string_view key);
  const toml::table* table(std::string_view key);
  std::string text(std::string_view key, std::string fallback = {});
  std::vector<std::string> texts(std::string_view key);
  /// One text for all languages, or a table of them by the language's code. Each of at most `longest` bytes.
  std::vector<ConfigText> texts_by_language(std::string_view key, std::size_t longest);
  std::filesystem::path path(std::string_view key, std::filesystem::path fallback = {});
  OptionalPath optional_path(std::string_view key);
  int integer(std::string_view key, int fallback, int least, int most);
  bool flag(std::string_view key, bool fallback);
  std::optional<Instant> instant(std::string_view key);

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
    if (value == nullptr) {
      wrong_type(*node, key, "text", "write it in quotes");
    } else {
      wrong(key, "is \"" + value->get() + "\"", suggestion(value->get(), all));
    }
    return fallback;
  }

  /// Reports `key` at its line, or at the section's where it is not given.
  void wrong(std::string_view key, const std::string& what, const std::string& remedy);
  void missing(std::string_view key, const std::string& remedy) { wrong(key, "is missing or empty", remedy); }
  void finish();

 private:
  [[nodiscard]] std::size_t line() const;
  [[nodiscard]] std::string full(std::string_view key) const;
  void wrong_type(const toml::node& node, std::string_view key, const std::string& wanted, const std::string& remedy);
  std::string checked_text(const toml::node& node, std::string_view key);

  ConfigReader& reader_;
  std::string name_;
  const toml::table* table_;
  std::vector<std::string_view> known_;
};

// The sections about devices.
[[nodiscard]] PassesConfig read_passes(Section section);
[[nodiscard]] CameraConfig read_camera(Section section);
[[nodiscard]] ScannerConfig read_scanner(Section section);
[[nodiscard]] PrinterConfig read_printer(Section section);

// The sections about how the kiosk is seen, heard and worked.
[[nodiscard]] DisplayConfig read_display(Section section);
[[nodiscard]] LanguagesConfig read_languages(Section section);
[[nodiscard]] SpeechConfig read_speech(Section section);
[[nodiscard]] KeysConfig read_keys(Section section);

}  // namespace kiosk::app
