// SPDX-License-Identifier: Apache-2.0
// The configuration: what a file means, and what is said of a wrong one.
#include "kiosk/app/config.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

namespace {

using namespace kiosk;
using namespace kiosk::app;
using tests::TemporaryFolder;
using tests::write_file;

constexpr std::string_view kLeast =
    "[kiosk]\n"
    "name = \"k\"\n"
    "[service]\n"
    "url = \"http://127.0.0.1:8080\"\n"
    "token_file = \"token\"\n";

/// The smallest file that is right, with `more` behind it (from line 6 on).
Result<Config, ConfigError> load(const TemporaryFolder& folder, std::string_view more) {
  write_file(folder / "kiosk.toml", std::string(kLeast) + std::string(more));
  return load_config(folder / "kiosk.toml");
}

Config loaded(const TemporaryFolder& folder, std::string_view more) {
  auto config = load(folder, more);
  if (!config) FAIL(config.error().line);
  return *config;
}

/// The error of a whole file, without the folder in front: `kiosk.toml:2: ...`.
std::string error_of_file(const TemporaryFolder& folder, std::string_view text) {
  write_file(folder / "kiosk.toml", text);
  const auto config = load_config(folder / "kiosk.toml");
  REQUIRE_FALSE(config.has_value());
  const auto& line = config.error().line;
  REQUIRE(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20; }));
  REQUIRE(line.starts_with(folder.path().string() + "/kiosk.toml:"));
  return line.substr(folder.path().string().size() + 1);
}

std::string error_of(const TemporaryFolder& folder, std::string_view more) {
  return error_of_file(folder, std::string(kLeast) + std::string(more));
}

/// The example with every line that shows a key turned on.
std::string everything_on(const std::string& example) {
  std::istringstream in(example);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const bool key = line.starts_with("# ") && line.find(" = ") != std::string::npos;
    const bool section = line.starts_with("# [[");
    out += (key || section ? line.substr(2) : line) + "\n";
  }
  return out;
}

const std::filesystem::path kExample = std::filesystem::path(tests::source_dir()) / "assets/kiosk.example.toml";

}  // namespace

TEST_CASE("The example loads, and what it shows are the defaults") {
  const auto config = load_config(kExample);
  if (!config) FAIL(config.error().line);
  REQUIRE(config->kiosk.name == "bader-lobby-1");
  REQUIRE(config->service.token_file == kExample.parent_path() / "token");

  const TemporaryFolder folder;
  auto defaults = loaded(folder, "");
  defaults.kiosk.name = config->kiosk.name;
  defaults.service.token_file = config->service.token_file;
  REQUIRE(*config == defaults);
}

TEST_CASE("What the example shows as off can be turned on") {
  const TemporaryFolder folder;
  write_file(folder / "kiosk.toml", everything_on(tests::read_file(kExample)));
  const auto config = load_config(folder / "kiosk.toml");
  if (!config) FAIL(config.error().line);
  REQUIRE(config->service.ca_file == folder / "service-ca.pem");
  REQUIRE(config->service.client_certificate == folder / "kiosk.pem");
  REQUIRE(config->service.client_key == folder / "kiosk-key.pem");
  REQUIRE(config->display.inter_dir == folder / "fonts/inter");
  REQUIRE(config->scanner.path == "/dev/ttyACM0");
  REQUIRE(config->printer.host == "192.0.2.20");
  REQUIRE(config->demo.clock == parse_rfc3339("2024-04-28T21:45:00Z"));
  REQUIRE(config->demo.script == folder / "visit.txt");
  REQUIRE(config->demo.keys == std::vector<DemoKey>{{1, folder / "passes/industry.png"}});
}

TEST_CASE("Every key arrives where it belongs") {
  const TemporaryFolder folder;
  write_file(folder / "kiosk.toml", R"(
[kiosk]
name = "Salle Érable"
journal = "state/journal.db"
log_level = "debug"
log_file = "/var/log/kiosk.log"
[service]
url = "https://tickets.example.org:8443/festival/"
token_file = "../token"
connect_timeout_ms = 500
call_timeout_ms = 700
[display]
mode = "window"
width = 1920
height = 1080
inter_dir = "fonts"
noto_dir = "/usr/share/fonts"
hide_pointer = false
[camera]
kind = "folder"
path = "passes"
hold_ms = 50
[scanner]
kind = "serial"
path = "/dev/ttyACM0"
[printer]
kind = "tcp"
host = "printer.local"
port = 9101
width_dots = 384
proof = "status"
[session]
idle_seconds = 5
warning_seconds = 120
delivered_seconds = 1
[demo]
clock = 2024-04-28T17:45:00-04:00
trace = "trace.txt"
pictures = "out"
[[demo.key]]
digit = 0
picture = "a.png"
[[demo.key]]
digit = 9
picture = "b.png"
)");
  const auto config = load_config(folder / "kiosk.toml");
  if (!config) FAIL(config.error().line);
  Config expected;
  expected.kiosk = {"Salle Érable", folder / "state/journal.db", {}, log::Level::kDebug, "/var/log/kiosk.log"};
  expected.service.url = "https://tickets.example.org:8443/festival";
  expected.service.token_file = folder.path().parent_path() / "token";
  expected.service.connect_timeout = Duration(500);
  expected.service.call_timeout = Duration(700);
  expected.display.mode = DisplayMode::kWindow;
  expected.display.window = {1920, 1080};
  expected.display.inter_dir = folder / "fonts";
  expected.display.noto_dir = "/usr/share/fonts";
  expected.display.hide_pointer = false;
  expected.camera.kind = CameraKind::kFolder;
  expected.camera.path = folder / "passes";
  expected.camera.hold = Duration(50);
  expected.scanner.kind = ScannerKind::kSerial;
  expected.scanner.path = "/dev/ttyACM0";
  expected.printer = {PrinterKind::kTcp, "printer.local", 9101, {}, 384, PrinterProof::kStatus};
  expected.session = {Duration(5000), Duration(120000), Duration(1000)};
  expected.demo.clock = parse_rfc3339("2024-04-28T21:45:00Z");
  expected.demo.trace = folder / "trace.txt";
  expected.demo.pictures = folder / "out";
  expected.demo.keys = {{0, folder / "a.png"}, {9, folder / "b.png"}};
  REQUIRE(config->demo == expected.demo);
  REQUIRE(*config == expected);
}

TEST_CASE("Each kind that can be named is understood") {
  const TemporaryFolder folder;
  REQUIRE(loaded(folder, "[scanner]\nkind='script'\npath='s.txt'\n").scanner.kind == ScannerKind::kScript);
  REQUIRE(loaded(folder, "[printer]\nkind='device'\npath='/dev/usb/lp0'\n").printer.kind == PrinterKind::kDevice);
  REQUIRE(loaded(folder, "[printer]\nkind='file'\npath='p.bin'\n").printer.kind == PrinterKind::kFile);
  REQUIRE(loaded(folder, "[printer]\nkind='none'\nproof='none'\n").printer.proof == PrinterProof::kNone);
  REQUIRE(loaded(folder, "[camera]\nkind='none'\npath='unused'\n").camera.kind == CameraKind::kNone);
}

TEST_CASE("An unknown key is an error that says which one was meant") {
  const TemporaryFolder folder;
  REQUIRE(error_of(folder, "[session]\nidle_secs = 60\n") ==
          "kiosk.toml:7: unknown key \"session.idle_secs\"; did you mean \"idle_seconds\"?");
  REQUIRE(error_of(folder, "colour = \"red\"\n") ==
          "kiosk.toml:6: unknown key \"service.colour\"; use one of \"url\", \"token_file\", \"connect_timeout_ms\", "
          "\"call_timeout_ms\", \"ca_file\", \"client_certificate\", \"client_key\"");
  REQUIRE(error_of(folder, "[sesion]\n") == "kiosk.toml:6: unknown section \"sesion\"; did you mean \"session\"?");
  REQUIRE(error_of(folder, "[[demo.key]]\ndigit = 1\npicture = \"a\"\npictures = \"b\"\n") ==
          "kiosk.toml:9: unknown key \"demo.key.pictures\"; did you mean \"picture\"?");
  REQUIRE(error_of(folder, "\"\\u001b[2J\\n\" = 1\n").find("unknown key") != std::string::npos);
}

TEST_CASE("A required key with a slip in it is reported as the slip, not as missing") {
  const TemporaryFolder folder;
  REQUIRE(error_of_file(folder, "[kiosk]\nnmae = \"k\"\n") ==
          "kiosk.toml:2: unknown key \"kiosk.nmae\"; did you mean \"name\"?");
}

TEST_CASE("What is missing is named, with the line of its section") {
  const TemporaryFolder folder;
  REQUIRE(error_of_file(folder, "").starts_with("kiosk.toml:1: kiosk.name is missing"));
  REQUIRE(error_of_file(folder, "# nothing\n\n[kiosk]\n").starts_with("kiosk.toml:3: kiosk.name is missing"));
  REQUIRE(error_of_file(folder, "[kiosk]\nname=''\n").starts_with("kiosk.toml:2: kiosk.name is missing or empty;"));
  REQUIRE(error_of_file(folder, "[kiosk]\nname='k'\n[service]\nurl='https://h'\n")
              .starts_with("kiosk.toml:3: service.token_file is missing"));
  REQUIRE(error_of(folder, "[camera]\nkind='folder'\n").starts_with("kiosk.toml:6: camera.path is missing"));
  REQUIRE(error_of(folder, "[scanner]\nkind='script'\n").starts_with("kiosk.toml:6: scanner.path is missing"));
  for (const std::string kind : {"serial", "wedge", "hid_pos"}) {
    REQUIRE(error_of(folder, "[scanner]\nkind='" + kind + "'\n").starts_with("kiosk.toml:6: scanner.usb is missing"));
  }
  REQUIRE(error_of(folder, "[printer]\nkind='tcp'\n").starts_with("kiosk.toml:6: printer.host is missing"));
  REQUIRE(error_of(folder, "[printer]\nkind='file'\n").starts_with("kiosk.toml:6: printer.path is missing"));
  REQUIRE(error_of(folder, "[[demo.key]]\ndigit=1\n").starts_with("kiosk.toml:6: demo.key.picture is missing"));
  REQUIRE(error_of(folder, "[[demo.key]]\npicture='a'\n").starts_with("kiosk.toml:6: demo.key.digit is missing"));
}

TEST_CASE("A wrong type is an error with the right one") {
  const TemporaryFolder folder;
  REQUIRE(error_of(folder, "[display]\nwidth = \"1080\"\n") ==
          "kiosk.toml:7: display.width is of the type string, not a whole number; write it without quotes and "
          "fractions");
  REQUIRE(error_of(folder, "[display]\nwidth = 1080.5\n").find("display.width is of the type") != std::string::npos);
  REQUIRE(error_of(folder, "[display]\nhide_pointer = \"true\"\n").find("not a yes or no") != std::string::npos);
  REQUIRE(error_of(folder, "[display]\nmode = 1\n").find("not text") != std::string::npos);
  REQUIRE(error_of(folder, "[display]\ninter_dir = [1]\n").find("not text") != std::string::npos);
  REQUIRE(error_of(folder, "log_file = 1\n").find("unknown key") != std::string::npos);
  REQUIRE(error_of(folder, "[demo]\nkey = 3\n").find("[[demo.key]]") != std::string::npos);
  REQUIRE(error_of(folder, "[demo]\nkey = [1, 2]\n").find("[[demo.key]]") != std::string::npos);
  REQUIRE(error_of_file(folder, "kiosk = 3\n").starts_with("kiosk.toml:1: kiosk is of the type integer"));
  REQUIRE(error_of_file(folder, "[[kiosk]]\nname = 'k'\n").starts_with("kiosk.toml:1: kiosk is of the type array"));
}

TEST_CASE("Figures have their ranges, ends included") {
  const TemporaryFolder folder;
  struct Range {
    const char* section;
    const char* key;
    long long least;
    long long most;
  };
  const auto range = GENERATE(Range{"display", "width", 320, 8192}, Range{"display", "height", 320, 8192},
                              Range{"camera", "hold_ms", 50, 600000}, Range{"camera", "width", 160, 4096},
                              Range{"camera", "height", 120, 4096}, Range{"camera", "frames_a_second", 5, 120},
                              Range{"camera", "decoding_ms", 50, 5000}, Range{"camera", "exposure", 0, 10000},
                              Range{"printer", "port", 1, 65535}, Range{"printer", "width_dots", 128, 2048},
                              Range{"session", "idle_seconds", 5, 600}, Range{"session", "warning_seconds", 20, 120},
                              Range{"session", "delivered_seconds", 1, 600});
  const auto with = [&](long long value) {
    return "[" + std::string(range.section) + "]\n" + range.key + " = " + std::to_string(value) + "\n";
  };
  REQUIRE(load(folder, with(range.least)).has_value());
  REQUIRE(load(folder, with(range.most)).has_value());
  const auto expected = std::string("; give ") + std::to_string(range.least) + " to " + std::to_string(range.most);
  for (const long long outside : {range.least - 1, range.most + 1, 9223372036854775807LL, -4294967000LL}) {
    REQUIRE(error_of(folder, with(outside)) == "kiosk.toml:7: " + std::string(range.section) + "." + range.key +
                                                   " is " + std::to_string(outside) + expected);
  }
}

TEST_CASE("The two time-outs fit each other") {
  const TemporaryFolder folder;
  REQUIRE(load(folder, "connect_timeout_ms = 3000\ncall_timeout_ms = 3000\n").has_value());
  REQUIRE(error_of(folder, "connect_timeout_ms = 3001\ncall_timeout_ms = 3000\n")
              .starts_with("kiosk.toml:7: service.call_timeout_ms is shorter than connect_timeout_ms;"));
  REQUIRE(error_of(folder, "call_timeout_ms = 499\n").starts_with("kiosk.toml:6: service.call_timeout_ms is 499;"));
}

TEST_CASE("A certificate and its key come together") {
  const TemporaryFolder folder;
  REQUIRE(load(folder, "client_certificate='c.pem'\nclient_key='k.pem'\n").has_value());
  REQUIRE(error_of(folder, "client_key='k.pem'\n").starts_with("kiosk.toml:6: service.client_key stands alone;"));
}

TEST_CASE("A word that is none of the choices is an error that names the nearest, or all") {
  const TemporaryFolder folder;
  REQUIRE(error_of(folder, "[printer]\nkind = \"tpc\"\n") ==
          "kiosk.toml:7: printer.kind is \"tpc\"; did you mean \"tcp\"?");
  REQUIRE(error_of(folder, "[display]\nmode = \"upside down\"\n") ==
          "kiosk.toml:7: display.mode is \"upside down\"; use one of \"fullscreen\", \"window\"");
  REQUIRE(error_of(folder, "[display]\nmode = \"\"\n").find("use one of") != std::string::npos);
}

TEST_CASE("Only the address of a service is taken for one") {
  const TemporaryFolder folder;
  const auto with = [](const std::string& url) {
    return "[kiosk]\nname='k'\n[service]\ntoken_file='t'\nurl='" + url + "'\n";
  };
  for (const char* url :
       {"https://h", "https://h/", "http://[::1]:80", "http://[::1]/a", "https://h:8443/a/b", "http://127.0.0.1",
        "http://127.255.0.9:8080/a", "http://localhost:80", "http://LocalHost/"}) {
    write_file(folder / "kiosk.toml", with(url));
    REQUIRE(load_config(folder / "kiosk.toml").has_value());
  }
  for (const char* url :
       {"", "h", "ftp://h", "file:///etc/passwd", "http://", "http:///x", "http://:80", "http://u:p@h", "http://h/?q",
        "http://h/#f", "http://h h", "http://h\\x", "HTTP//h", "http://höst"}) {
    REQUIRE(error_of_file(folder, with(url)).starts_with("kiosk.toml:5: service.url is no address of a service;"));
  }
}

TEST_CASE("Clear text leaves this machine for nobody") {
  const TemporaryFolder folder;
  for (const char* url :
       {"http://h", "http://192.0.2.7:8080", "http://127.0.0.1.example.org", "http://localhost.example.org/",
        "http://example.org/127.0.0.1", "http://example.org/[::1]", "http://127.1", "http://1270.0.0.1",
        "http://0.0.0.0", "http://127.0.0.0.1", "http://127.0.0.", "http://127.0..1", "http://[::2]:80",
        "http://[::1].example.org", "http://[::1", "http://127", "http://128.0.0.1"}) {
    REQUIRE(
        error_of_file(folder, "[kiosk]\nname='k'\n[service]\ntoken_file='t'\nurl='" + std::string(url) + "'\n") ==
        "kiosk.toml:5: service.url sends passes and the token in clear text to another machine; write it with https, "
        "or leave the service on this machine: \"http://127.0.0.1:8080\"");
  }
}

TEST_CASE("A demo's clock needs its offset") {
  const TemporaryFolder folder;
  REQUIRE(loaded(folder, "[demo]\nclock='2024-04-28T17:45:00Z'\n").demo.clock.has_value());
  for (const char* clock : {"'2024-04-28T17:45:00'", "2024-04-28T17:45:00", "2024-04-28", "17:45:00", "5", "'now'"}) {
    REQUIRE(error_of(folder, std::string("[demo]\nclock = ") + clock + "\n")
                .starts_with("kiosk.toml:7: demo.clock is no point in time;"));
  }
}

TEST_CASE("A demo key is one key") {
  const TemporaryFolder folder;
  const std::string one = "[[demo.key]]\ndigit = 1\npicture = \"a.png\"\n";
  REQUIRE(error_of(folder, one + one).starts_with("kiosk.toml:10: demo.key.digit is given twice;"));
  REQUIRE(error_of(folder, "[[demo.key]]\ndigit = 10\npicture='a'\n").find("give 0 to 9") != std::string::npos);
}

TEST_CASE("A file that is no TOML is an error at its line") {
  const TemporaryFolder folder;
  REQUIRE(error_of_file(folder, "[kiosk]\nname = \n").starts_with("kiosk.toml:2: "));
  REQUIRE(error_of_file(folder, "[kiosk]\nname = 'a'\nname = 'b'\n").starts_with("kiosk.toml:3: "));
  REQUIRE(error_of_file(folder, std::string("\0\0\0", 3)).starts_with("kiosk.toml:1: "));
  REQUIRE(error_of_file(folder, "\xff\xfe\xfd").starts_with("kiosk.toml:1: "));
  REQUIRE(error_of_file(folder, "a = " + std::string(100000, '[')).starts_with("kiosk.toml:1: "));
  REQUIRE(error_of_file(folder, std::string(2 << 20, '#')) == "kiosk.toml: is over 1 MiB; give a smaller file");
}

TEST_CASE("Text with control characters in it is refused") {
  const TemporaryFolder folder;
  REQUIRE(error_of(folder, "[printer]\nhost = \"a\\nb\"\n") ==
          "kiosk.toml:7: printer.host has a control character in it; leave it out");
  REQUIRE(error_of(folder, "[scanner]\npath = \"/dev/tty\\u0000\"\n").find("control character") != std::string::npos);
}

TEST_CASE("A file that is not there is an error without a line") {
  const TemporaryFolder folder;
  const auto file = (folder / "none.toml").string();
  REQUIRE(load_config(file).error().line ==
          file + ": cannot be opened; check the name and that the kiosk's user may read it");
  REQUIRE(load_config(folder.path()).error().line == folder.path().string() + ": is a folder; give a file");
}

TEST_CASE("The token is the one word in its file") {
  const TemporaryFolder folder;
  const auto file = folder / "token";
  write_file(file, "kd_4f9a-Zz~+/=\r\n");
  REQUIRE(read_token(file) == "kd_4f9a-Zz~+/=");
  for (const char* text : {"", "\n", "two words\n", "one\ntwo\n", "\x01", "clé"}) {
    write_file(file, text);
    REQUIRE(read_token(file).error().line.starts_with(file.string() + ":1: holds "));
  }
  write_file(file, std::string(5000, 'x'));
  REQUIRE_FALSE(read_token(file).has_value());
  const auto missing = read_token(folder / "none").error().line;
  REQUIRE(missing.find("there is no token here yet") != std::string::npos);
  REQUIRE(missing.find("kiosk enrol --config") != std::string::npos);
}
