// SPDX-License-Identifier: Apache-2.0
// The sections about how a kiosk is seen, heard and worked.
#include <stdexcept>
#include <string>
#include <string_view>

#include "kiosk/app/config.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using app::SpeechOutput;
using tests::TemporaryFolder;

namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kLeast =
    "[kiosk]\nname = \"k\"\n[service]\nurl = \"http://127.0.0.1:8080\"\ntoken_file = \"token\"\n";

Result<app::Config, app::ConfigError> load(const TemporaryFolder& folder, std::string_view more) {
  tests::write_file(folder / "kiosk.toml", std::string(kLeast) + std::string(more));
  return app::load_config(folder / "kiosk.toml");
}

app::Config loaded(const TemporaryFolder& folder, std::string_view more) {
  auto config = load(folder, more);
  if (!config) FAIL(config.error().line);
  return *config;
}

/// What is said behind `kiosk.toml:`; `more` begins in line 6.
std::string error_of(std::string_view more) {
  const TemporaryFolder folder;
  const auto config = load(folder, more);
  REQUIRE_FALSE(config.has_value());
  return config.error().line.substr((folder / "kiosk.toml").string().size() + 1);
}

}  // namespace

TEST_CASE("where another kiosk stands is one text, or one for each language") {
  const auto kiosk_with = [](std::string_view other) {
    const TemporaryFolder folder;
    tests::write_file(folder / "kiosk.toml", "[kiosk]\nname = \"k\"\n" + std::string(other) +
                                                 "[service]\nurl = \"http://127.0.0.1:8080\"\ntoken_file = \"t\"\n");
    const auto config = app::load_config(folder / "kiosk.toml");
    if (!config) throw std::runtime_error(config.error().line.substr((folder / "kiosk.toml").string().size() + 1));
    return config->kiosk.other_kiosk;
  };
  using Texts = std::vector<app::ConfigText>;
  REQUIRE(kiosk_with("").empty());
  REQUIRE(kiosk_with("other_kiosk = \"by the café\"\n") == Texts{{"", "by the café"}});
  REQUIRE(kiosk_with("other_kiosk = { fr = \"au café\", zh-Hans = \"咖啡店旁\" }\n") ==
          Texts{{"fr", "au café"}, {"zh-Hans", "咖啡店旁"}});
  const auto error = [&](std::string_view other) -> std::string {
    try {
      (void)kiosk_with(other);
      return "";
    } catch (const std::runtime_error& wrong) {
      return wrong.what();
    }
  };
  REQUIRE(error("other_kiosk = 7\n") == "3: kiosk.other_kiosk is of the type integer, not text; write it in quotes");
  REQUIRE(error("other_kiosk = { Fr = \"au café\" }\n") ==
          "3: kiosk.other_kiosk has \"Fr\", which is no language's code; write { en = \"...\", fr = \"...\" }");
  REQUIRE(error("other_kiosk = { fr = 7 }\n").starts_with("3: kiosk.other_kiosk is of the type integer"));
  REQUIRE(error("other_kiosk = \"" + std::string(121, 'a') + "\"\n") ==
          "3: kiosk.other_kiosk is too long; say it in 120 bytes");
  REQUIRE(error("other_kiosk = \"a\\u0007b\"\n").starts_with("3: kiosk.other_kiosk has a control character"));
}

TEST_CASE("every key about people arrives where it belongs") {
  const TemporaryFolder folder;
  const auto config = loaded(folder, R"([display]
width_mm = 336
distance_mm = 750
theme = "festival.toml"
[languages]
offered = ["fr", "en", "zh-Hans"]
[speech]
output = "loudspeaker"
device = "USB Audio"
log = "said.jsonl"
[keys]
next = ["F10", "Right"]
previous = ["Left"]
activate = ["Return"]
back = ["Escape"]
repeat = ["F11"]
volume = ["F12"]
headset_in = ["F13"]
headset_out = ["F14"]
[session]
strike_ms = 400
)");
  CHECK(config.display.width_mm == 336);
  CHECK(config.display.distance_mm == 750);
  CHECK(config.display.theme == folder / "festival.toml");
  CHECK(config.languages.offered == Names{"fr", "en", "zh-Hans"});
  CHECK(config.speech == app::SpeechConfig{SpeechOutput::kLoudspeaker, "USB Audio", folder / "said.jsonl"});
  CHECK(config.keys ==
        app::KeysConfig{{"F10", "Right"}, {"Left"}, {"Return"}, {"Escape"}, {"F11"}, {"F12"}, {"F13"}, {"F14"}});
  CHECK(config.session.strike == Duration(400));
}

TEST_CASE("without them a kiosk offers all its languages, and is silent") {
  const TemporaryFolder folder;
  const auto config = loaded(folder, "");
  CHECK(config.languages.offered == Names{"en", "fr", "iu", "es", "ar", "zh-Hans"});
  CHECK(config.speech == app::SpeechConfig{});
  CHECK(config.keys == app::KeysConfig{});
  CHECK(config.display.width_mm == 0);
  CHECK(config.display.distance_mm == 600);
  CHECK(config.session.strike == Duration(250));
}

TEST_CASE("languages that are none, or twice, are refused") {
  CHECK(error_of("[languages]\noffered = []\n").starts_with("7: languages.offered is empty; "));
  CHECK(error_of("[languages]\noffered = [\"en\", \"fr\", \"en\"]\n")
            .starts_with("7: languages.offered has \"en\" twice"));
  for (const auto* code : {"english please", "../../etc/passwd", "e", "EN", "en_CA", "en-", "-en", "en--CA", "",
                           "f\\u0000r", "abcdefghijklmnopqrstuvwxyzabcdefghij", "français"}) {
    const auto said = error_of("[languages]\noffered = [\"" + std::string(code) + "\"]\n");
    CHECK(said.starts_with("7: languages.offered "));
  }
  CHECK(error_of("[languages]\noffered = \"en\"\n").find("a list of texts") != std::string::npos);
  CHECK(error_of("[languages]\noffer = [\"en\"]\n") == "7: unknown key \"languages.offer\"; did you mean \"offered\"?");
}

TEST_CASE("speech that is none, and keys without names, are refused") {
  CHECK(error_of("[speech]\noutput = \"radio\"\n").starts_with("7: speech.output is \"radio\"; "));
  CHECK(error_of("[speech]\noutput = true\n").starts_with("7: speech.output is of the type boolean"));
  CHECK(error_of("[speech]\ndevice = \"" + std::string(257, 'a') + "\"\n").starts_with("7: speech.device is too long"));
  CHECK(error_of("[keys]\nnext = [\"\"]\n").starts_with("7: keys.next "));
  CHECK(error_of("[keys]\nnext = [\"" + std::string(33, 'F') + "\"]\n").starts_with("7: keys.next "));
  CHECK(error_of("[keys]\nnext = [1]\n").starts_with("7: keys.next is of the type"));
  CHECK(error_of("[keys]\nnext = [\"F1\"]\nback = [\"F2\", \"F1\"]\n").starts_with("8: keys.back has \"F1\""));
  CHECK(error_of("[keys]\nenter = [\"F1\"]\n").starts_with("7: unknown key \"keys.enter\""));
}

TEST_CASE("figures out of range are refused with the range") {
  CHECK(error_of("[display]\nwidth_mm = 79\n") == "7: display.width_mm is 79; give 80 to 4000");
  CHECK(error_of("[display]\nwidth_mm = 0\n") == "7: display.width_mm is 0; give 80 to 4000");
  CHECK(error_of("[display]\ndistance_mm = 3001\n") == "7: display.distance_mm is 3001; give 200 to 3000");
  CHECK(error_of("[session]\nstrike_ms = -1\n") == "7: session.strike_ms is -1; give 0 to 2000");
}
