// SPDX-License-Identifier: Apache-2.0
// Which catalogues there are, and the languages made of them.
#include "platform/locale/locale.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <system_error>

#include "kiosk/words/pseudo.hpp"
#include "platform/locale/loaded_language.hpp"

namespace platform::locale {
namespace {

namespace fs = std::filesystem;
using kiosk::failure;
using kiosk::words::Language;

class LoadedLanguages final : public kiosk::words::Languages {
 public:
  void add(std::string code, Catalogue catalogue) {
    loaded_.push_back(std::make_unique<LoadedLanguage>(std::move(code), std::move(catalogue)));
  }

  [[nodiscard]] const Language& find(std::string_view code) const override {
    if (code == kiosk::words::pseudo().code()) return kiosk::words::pseudo();
    const auto found = std::ranges::find_if(loaded_, [&](const auto& one) { return one->code() == code; });
    return found == loaded_.end() ? kiosk::words::english() : **found;
  }

  [[nodiscard]] std::vector<const Language*> all() const override {
    std::vector<const Language*> every{&kiosk::words::english()};
    for (const auto& one : loaded_) every.push_back(one.get());
    return every;
  }

 private:
  std::vector<std::unique_ptr<LoadedLanguage>> loaded_;
};

/// Codes are part of a file's name: nothing in them may lead out of the folder.
bool is_code(const std::string& text) {
  static const std::regex form("[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*");
  return text.size() <= 35 && std::regex_match(text, form);
}

bool is_catalogue(const fs::path& file) { return file.extension() == ".mo"; }

kiosk::Result<std::set<std::string>, Error> codes_in(const fs::path& folder) {
  std::error_code error;
  std::set<std::string> codes;
  fs::directory_iterator file(folder, error);
  for (; !error && file != fs::directory_iterator(); file.increment(error)) {
    if (is_catalogue(file->path())) codes.insert(file->path().stem().string());
  }
  if (error) {
    return failure(Error{folder.string() + ": " + error.message() +
                         "; build the target locales, or name the folder of "
                         "the compiled catalogues"});
  }
  return codes;
}

bool has_catalogues(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator file(folder, error);
  for (; !error && file != fs::directory_iterator(); file.increment(error)) {
    if (is_catalogue(file->path())) return true;
  }
  return false;
}

/// Which languages there are, and where it is written how to add one.
std::string no_such_language(const fs::path& folder, const std::string& code) {
  std::string line = "there is no language \"" + code + "\"; there are " + kiosk::words::english().code();
  if (const auto codes = codes_in(folder)) {
    for (const auto& each : *codes) line += ", " + each;
  }
  return line + "; one is added as a file " + code + ".po: assets/locales/README.md says how";
}

}  // namespace

kiosk::Result<std::unique_ptr<kiosk::words::Languages>, Error> load(const fs::path& folder,
                                                                    const std::vector<std::string>& codes) {
  std::set<std::string> wanted(codes.begin(), codes.end());
  if (wanted.empty()) {
    auto found = codes_in(folder);
    if (!found) return failure(std::move(found.error()));
    wanted = std::move(*found);
  }
  wanted.erase(kiosk::words::english().code());
  wanted.erase(kiosk::words::pseudo().code());
  auto languages = std::make_unique<LoadedLanguages>();
  for (const auto& code : wanted) {
    if (!is_code(code)) {
      return failure(Error{"\"" + code + "\" is no code of a language; codes are like fr and zh-Hans (BCP 47)"});
    }
    std::error_code ignored;
    if (!fs::exists(folder / (code + ".mo"), ignored) && has_catalogues(folder))
      return failure(Error{no_such_language(folder, code)});
    auto catalogue = Catalogue::open(folder / (code + ".mo"));
    if (!catalogue) return failure(std::move(catalogue.error()));
    languages->add(code, std::move(*catalogue));
  }
  return languages;
}

fs::path find_locales(const fs::path& program) {
  for (auto folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    for (const auto* below : {"locales", "share/kiosk/locales"}) {
      if (has_catalogues(folder / below)) return folder / below;
    }
  }
  return "locales";
}

fs::path find_locales() {
  std::error_code error;
  return find_locales(fs::read_symlink("/proc/self/exe", error));
}

}  // namespace platform::locale
