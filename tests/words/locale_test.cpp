// SPDX-License-Identifier: Apache-2.0
// The languages of a folder, and how each of them writes a date.
#include "platform/locale/locale.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "platform/locale/catalogue.hpp"
#include "platform/locale/dates.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using kiosk::words::Languages;
using platform::locale::find_locales;
using platform::locale::load;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "kiosk-locales-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const fs::path kSmall = fs::path(KIOSK_TEST_CATALOGUES) / "small.mo";

std::unique_ptr<Languages> shipped() {
  auto languages = load(find_locales(), {});
  REQUIRE(languages.has_value());
  return std::move(*languages);
}

kiosk::Zone toronto() {
  const auto zone = kiosk::Zone::find("America/Toronto");
  REQUIRE(zone.has_value());
  return *zone;
}

/// A Sunday evening in Toronto; in Europe it is Monday.
kiosk::Instant evening() {
  const auto at = kiosk::parse_rfc3339("2024-04-29T01:05:00Z");
  REQUIRE(at.has_value());
  return *at;
}

}  // namespace

TEST_CASE("The shipped catalogues load, English first and each by its own name") {
  const auto languages = shipped();
  const auto all = languages->all();
  std::vector<std::string> codes, names;
  for (const auto* language : all) {
    codes.push_back(language->code());
    names.push_back(language->own_name());
  }
  CHECK(codes == std::vector<std::string>{"en", "ar", "es", "fr", "iu", "zh-Hans"});
  CHECK(names == std::vector<std::string>{"English", "العربية", "Español", "Français", "ᐃᓄᒃᑎᑐᑦ", "简体中文"});
  for (const auto* language : all) CHECK(language->right_to_left() == (language->code() == "ar"));
}

TEST_CASE("A code that is not there is English") {
  const auto languages = shipped();
  CHECK(languages->find("fr").code() == "fr");
  CHECK(languages->find("en").code() == "en");
  CHECK(languages->find("en-XA").code() == "en-XA");
  CHECK(languages->find("tlh").code() == "en");
  CHECK(languages->find("").code() == "en");
}

TEST_CASE("Dates are in the festival's zone and in the order of the language") {
  const auto languages = shipped();
  const auto zone = toronto();
  const auto long_date = [&](const char* code) { return languages->find(code).long_date(evening(), zone); };
  const auto full_date = [&](const char* code) { return languages->find(code).full_date(evening(), zone); };
  CHECK(long_date("fr") == "dimanche 28 avril");
  CHECK(full_date("fr") == "dimanche 28 avril 2024");
  CHECK(long_date("es") == "domingo, 28 de abril");
  CHECK(full_date("es") == "domingo, 28 de abril de 2024");
  CHECK(long_date("ar") == "الأحد، 28 أبريل");
  CHECK(long_date("zh-Hans") == "4月28日星期日");
  CHECK(full_date("zh-Hans") == "2024年4月28日星期日");
}

TEST_CASE("A language that ICU does not know has its dates from its catalogue") {
  CHECK(platform::locale::icu_dates("tlh") == nullptr);
  CHECK(platform::locale::icu_dates("") == nullptr);
  const auto catalogue = platform::locale::Catalogue::open(find_locales() / "iu.mo");
  REQUIRE(catalogue.has_value());
  const auto dates = platform::locale::catalogue_dates(*catalogue);
  const auto local = toronto().local(evening());
  CHECK(dates->long_date(local) == "ᓈᑦᑏᖑᔭ, ᐄᐳᓗ 28");
  CHECK(dates->full_date(local) == "ᓈᑦᑏᖑᔭ 28 ᐄᐳᓗ 2024");
  CHECK(dates->clock(local) == "21:05");
  CHECK(dates->clock(local + std::chrono::hours(3)) == "00:05");
}

TEST_CASE("Times have Latin digits and 24 hours, as the paper has") {
  const auto languages = shipped();
  for (const auto* language : languages->all()) {
    INFO(language->code());
    CHECK(language->clock(evening(), toronto()) == "21:05");
    CHECK(language->clock(evening() + std::chrono::hours(12), toronto()) == "09:05");
  }
}

TEST_CASE("Each language counts by its own rule") {
  const auto languages = shipped();
  const auto minutes = [&](const char* code, int n) {
    return languages->find(code).plural("{n} minute", "{n} minutes", n);
  };
  CHECK(minutes("fr", 0) == "0 minute");
  CHECK(minutes("fr", 2) == "2 minutes");
  CHECK(minutes("es", 0) == "0 minutos");
  CHECK(minutes("es", 1) == "1 minuto");
  CHECK(minutes("zh-Hans", 1) == "1 分钟");
  CHECK(minutes("ar", 1) == "دقيقة واحدة");
  CHECK(minutes("ar", 2) == "دقيقتان");
  CHECK(minutes("ar", 5) == "5 دقائق");
  CHECK(minutes("ar", 90) == "90 دقيقة");
  CHECK(minutes("ar", 103) == "103 دقائق");
}

TEST_CASE("Lists are written with the language's own comma") {
  const auto languages = shipped();
  CHECK(languages->find("fr").listed({"a", "b"}) == "a, b");
  CHECK(languages->find("ar").listed({"a", "b"}) == "\u2068a\u2069، \u2068b\u2069");
  CHECK(languages->find("zh-Hans").listed({"a", "b", "c"}) == "a、b、c");
}

TEST_CASE("Only the languages that are asked for are loaded") {
  const auto few = load(find_locales(), {"fr", "en", "fr"});
  REQUIRE(few.has_value());
  CHECK((*few)->all().size() == 2);

  SECTION("English needs no folder") {
    const auto english = load("/nowhere", {"en"});
    REQUIRE(english.has_value());
    CHECK((*english)->all().size() == 1);
  }
}

TEST_CASE("What cannot be loaded is an error that names it") {
  const auto error = [](const fs::path& folder, const std::vector<std::string>& codes) {
    const auto loaded = load(folder, codes);
    return loaded ? "" : loaded.error().line;
  };
  CHECK(error("/nowhere", {}).starts_with("/nowhere: "));
  CHECK(error("/nowhere", {"fr"}).starts_with("/nowhere/fr.mo: cannot be read"));
  for (const auto* hostile : {"../fr", "fr/../../x", "/etc/passwd", "", "f", "fr.mo", "--", "fr\n"}) {
    INFO(hostile);
    CHECK(error(find_locales(), {hostile}).find("no code of a language") != std::string::npos);
  }

  SECTION("One broken catalogue among good ones") {
    const Folder folder;
    fs::copy_file(kSmall, folder.path() / "small.mo");
    std::ofstream(folder.path() / "xx.mo") << "not a catalogue";
    CHECK(error(folder.path(), {}).starts_with((folder.path() / "xx.mo").string() + ": it is no compiled catalogue"));
    CHECK(error(folder.path(), {"small"}).empty());
  }
}

TEST_CASE("Values in a language from the right stand apart") {
  const Folder folder;
  fs::copy_file(kSmall, folder.path() / "xx.mo");
  const auto languages = load(folder.path(), {});
  REQUIRE(languages.has_value());
  const auto& language = (*languages)->find("xx");
  CHECK(language.text("Hello, {name}", {{"name", "Ada"}}) == "Witaj, \u2068Ada\u2069");
  CHECK(language.plural("{n} ticket at {room}", "{n} tickets at {room}", 5, {{"room", "B"}}) ==
        "5 biletów: \u2068B\u2069");
  CHECK(language.listed({"a", "b"}) == "\u2068a\u2069 / \u2068b\u2069");
  CHECK(language.apart("Night Bus, Northbound.") == "\u2068Night Bus, Northbound.\u2069");
  CHECK(language.apart("").empty());
}

TEST_CASE("Two threads may write dates at once") {
  const auto languages = shipped();
  const auto& french = languages->find("fr");
  const auto zone = toronto();
  const auto write = [&](std::string& out) {
    for (int i = 0; i < 200; ++i) out = french.long_date(evening(), zone);
  };
  std::string first, second;
  std::thread other([&] { write(first); });
  write(second);
  other.join();
  CHECK(first == "dimanche 28 avril");
  CHECK(second == first);
}

TEST_CASE("The catalogues are found beside the program, in a build and installed") {
  const Folder folder;
  const auto put = [&](const char* below) {
    fs::create_directories(folder.path() / below);
    fs::copy_file(kSmall, folder.path() / below / "xx.mo");
  };
  const auto program = folder.path() / "bin" / "kiosk";
  CHECK(find_locales(program) == "locales");
  CHECK(find_locales("") == "locales");
  SECTION("in a build") {
    put("locales");
    CHECK(find_locales(program) == folder.path() / "locales");
  }
  SECTION("installed") {
    put("share/kiosk/locales");
    CHECK(find_locales(program) == folder.path() / "share/kiosk/locales");
  }
  SECTION("but not where only the translators' files are") {
    fs::create_directories(folder.path() / "locales");
    std::ofstream(folder.path() / "locales" / "fr.po") << "msgid \"\"\n";
    CHECK(find_locales(program) == "locales");
  }
}
