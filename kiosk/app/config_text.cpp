// SPDX-License-Identifier: Apache-2.0
// Small files, one-line errors, and the device token.
#include "kiosk/app/config_text.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = 1 << 20;
constexpr std::size_t kMaxTokenBytes = 4096;

bool is_printable_ascii(char c) { return c > 0x20 && c < 0x7F; }

}  // namespace

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_language_code(std::string_view code) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto primary = code.substr(0, code.find('-'));
  return primary.size() >= 2 && primary.size() <= 3 && code.size() <= 35 && !code.ends_with('-') &&
         code.find("--") == std::string_view::npos &&
         std::ranges::all_of(primary, [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::ranges::all_of(code, [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

ConfigError error_at(const fs::path& file, std::size_t line, std::string what) {
  std::ranges::replace_if(what, is_control, ' ');
  return {file.string() + (line > 0 ? ":" + std::to_string(line) : "") + ": " + what};
}

Result<std::string, ConfigError> read_small_file(const fs::path& file) {
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) return failure(error_at(file, 0, "is a folder; give a file"));
  std::ifstream in(file, std::ios::binary);
  if (!in) return failure(error_at(file, 0, "cannot be opened; check the name and that the kiosk's user may read it"));
  std::string text(kMaxFileBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return failure(error_at(file, 0, "cannot be read; check its disk"));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kMaxFileBytes) return failure(error_at(file, 0, "is over 1 MiB; give a smaller file"));
  return text;
}

Result<std::string, ConfigError> read_token(const fs::path& file) {
  constexpr auto kGetOne =
      "get a set-up code from the service (central devices enrol), then run: kiosk enrol --config FILE";
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(file, ignored))) {
    return failure(error_at(file, 0, std::string("there is no token here yet; ") + kGetOne));
  }
  auto token = read_small_file(file);
  if (!token) return token;
  const auto end = token->find_last_not_of(" \t\r\n");
  token->resize(end == std::string::npos ? 0 : end + 1);
  if (token->empty()) return failure(error_at(file, 1, std::string("holds no token; ") + kGetOne + " --replace"));
  if (!std::ranges::all_of(*token, is_printable_ascii) || token->size() > kMaxTokenBytes) {
    return failure(error_at(file, 1, std::string("holds something else than one token; ") + kGetOne + " --replace"));
  }
  return token;
}

}  // namespace kiosk::app
