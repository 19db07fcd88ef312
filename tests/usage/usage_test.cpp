// SPDX-License-Identifier: Apache-2.0
// A command line that is not understood, and the one line that says so.
#include "platform/usage/usage.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "tests/support/catch.hpp"

namespace {

/// As newer releases of CLI11 write a range.
std::string as_newer_releases_say(const std::string& value) { return "Value " + value + " not in range [0.5 - 1e+06]"; }

/// What a program with a few commands says to these words; empty where it understands them.
std::string said(const std::vector<const char*>& words) {
  std::string text;
  int number = 0;
  double rate = 0;
  bool flag = false;
  std::vector<std::string> many;
  CLI::App app("", "central");
  app.require_subcommand(1);
  auto* import = app.add_subcommand("import");
  import->add_option("festival", text, "the festival's file")->required();
  import->add_option("--database", text, "where it goes")->required();
  import->add_option("--rate", rate)->check(CLI::Range(0.0, 10.0));
  import->add_option("--share", rate)->check(CLI::Range(0.5, 1.0));
  import->add_option("--hours", text)->check(as_newer_releases_say);
  import->add_flag("--yes", flag);
  auto* devices = app.add_subcommand("devices");
  devices->require_subcommand(1);
  auto* add = devices->add_subcommand("add");
  std::string name;
  add->add_option("name,--name", name, "what staff call it")->required();
  add->add_option("--venue", text, "the venue's id")->required();
  devices->add_subcommand("list")->add_option("--number", number);
  auto* sign = app.add_subcommand("sign");
  sign->add_option("--database", text)->required();
  sign->add_option("code", many);
  std::string size = "10x20";
  auto* show = app.add_subcommand("show");
  show->add_option("file", text);
  show->add_option("--column", many)->allow_extra_args(false);
  show->add_option("--word", many)->allow_extra_args(false)->type_name("TEXT=ID");
  show->add_option("--state", many)->allow_extra_args(false)->type_name("TEXT=STATE");
  show->add_option("--title", text);
  show->add_option("--size", size)->type_name("WIDTHxHEIGHT")->capture_default_str();
  std::vector<const char*> all{"central"};
  all.insert(all.end(), words.begin(), words.end());
  const auto count = static_cast<int>(all.size());
  if (const auto missing = platform::usage::value_missing(app, count, all.data())) return *missing;
  try {
    app.parse(count, all.data());
  } catch (const CLI::ParseError& error) {
    return platform::usage::complaint(app, error, count, all.data());
  }
  return {};
}

}  // namespace

TEST_CASE("A mistyped command is told with the one that was meant") {
  CHECK(said({"imprt", "f.toml", "--database", "x"}) ==
        "central: there is no command \"imprt\"; did you mean \"import\"?; see central --help");
  CHECK(said({"devices", "lst"}) ==
        "central devices: there is no command \"lst\"; did you mean \"list\"?; see central devices --help");
  CHECK(said({"xyzzyxyzzy"}) ==
        "central: there is no command \"xyzzyxyzzy\"; use one of \"import\", \"devices\", \"sign\", \"show\"; see "
        "central --help");
}

TEST_CASE("Where the command is missing all there are are named") {
  CHECK(said({}) == "central: a command is missing; there are import, devices, sign and show; see central --help");
  CHECK(said({"devices"}) ==
        "central devices: a command is missing; there are add and list; see central devices --help");
}

TEST_CASE("A mistyped option is told before what is missing because of it") {
  CHECK(said({"import", "f.toml", "--databse", "x"}) ==
        "central import: there is no option --databse; did you mean \"--database\"?; see central import --help");
  CHECK(said({"import", "f.toml", "--databse=x"}).find("no option --databse;") != std::string::npos);
  CHECK(
      said({"--database", "x", "import", "f.toml"}) ==
      "central: there is no option --database before the command; write it after: central COMMAND --database ...; see "
      "central --help");
}

TEST_CASE("What is missing is named, with what it is for or what was perhaps meant for it") {
  CHECK(said({"import", "--database", "x"}) ==
        "central import: festival is missing: the festival's file; see central import --help");
  CHECK(said({"import", "f.toml", "--yes"}) ==
        "central import: --database is missing: where it goes; see central import --help");
  CHECK(said({"devices", "add"}) ==
        "central devices add: name and --venue are missing; see central devices add --help");
  CHECK(said({"import", "f.toml", "x.db"}) ==
        "central import: --database is missing; write --database x.db; see central import --help");
}

TEST_CASE("An option that stands as the value of another is no value") {
  const std::string add = "central devices add: --name: its value is missing; ";
  CHECK(said({"devices", "add", "--name", "--venue", "bader"}) ==
        add + "--venue stands in its place; where it is the value, --name=--venue; see central devices add --help");
  CHECK(said({"devices", "add", "--name", "--venue=bader"}).starts_with(add + "--venue=bader stands in its place; "));
  CHECK(said({"devices", "add", "--name=--venue", "bader"}).find("--venue is missing; write --venue bader") !=
        std::string::npos);
  CHECK(said({"devices", "add", "--name=--venue", "--venue", "bader"}).empty());
  CHECK(said({"show", "f.toml", "--title", "--column", "Badge"}).starts_with("central show: --title: its value is"));
  CHECK(said({"show", "f.toml", "--title", "--column=Badge"}).starts_with("central show: --title: its value is"));
  CHECK(said({"show", "--title", "--untitled", "f.toml"}).empty());
  CHECK(said({"devices", "add", "--name", "--other", "bader"}).find("--venue is missing") != std::string::npos);
}

TEST_CASE("Behind two dashes there is no option") {
  CHECK(said({"show", "--", "--title"}).empty());
  CHECK(said({"show", "--", "a", "--title"}).find("\"--title\" is not expected here") != std::string::npos);
}

TEST_CASE("A value that is none says what there may be") {
  CHECK(said({"import", "f.toml", "--database", "x", "--rate", "11"}) ==
        "central import: --rate: 11 is no number from 0 to 10; see central import --help");
  CHECK(said({"devices", "list", "--number", "many"}) ==
        "central devices list: --number = many: that is no number; see central devices list --help");
  CHECK(said({"import", "f.toml", "g.toml", "--database", "x"}) ==
        "central import: \"g.toml\" is not expected here; see central import --help");
  CHECK(said({"sign", "a", "b", "c", "--database", "x"}).empty());
}

TEST_CASE("An argument may be given by its name as well") {
  CHECK(said({"devices", "add", "lobby", "--venue", "bader"}).empty());
  CHECK(said({"devices", "add", "--name", "lobby", "--venue", "bader"}).empty());
  CHECK(said({"devices", "add", "--nam", "lobby", "--venue", "bader"}).find("did you mean \"--name\"?") !=
        std::string::npos);
  CHECK(said({"devices", "add", "--venue", "bader"}) ==
        "central devices add: name is missing: what staff call it; see central devices add --help");
  CHECK(said({"devices", "add", "foyer", "--venue", "bader", "--name", "lobby"}) ==
        "central devices add: \"foyer\" is not expected here; see central devices add --help");
}

TEST_CASE("A value of several words that is not in quotes is told with them") {
  const std::string hint = "; a value of several words stands in quotes: ";
  const auto add = [](const std::vector<const char*>& more) {
    std::vector<const char*> words{"devices", "add", "lobby"};
    words.insert(words.end(), more.begin(), more.end());
    return said(words);
  };
  CHECK(add({"--venue", "Isabel", "Bader"}) == "central devices add: \"Bader\" is not expected here" + hint +
                                                   "--venue \"Isabel Bader\"; see central devices add --help");
  CHECK(said({"devices", "add", "--venue", "Isabel", "Bader", "Theatre", "lobby"})
            .find(hint + "--venue \"Isabel Bader Theatre\";") != std::string::npos);
  CHECK(said({"devices", "add", "--venue", "Isabel", "Bader", "--name", "lobby"})
            .find(hint + "--venue \"Isabel Bader\";") != std::string::npos);
  CHECK(said({"import", "--rate", "1", "--database", "the", "new", "one", "--yes", "f.toml"})
            .find(hint + "--database \"the new one\";") != std::string::npos);
  CHECK(said({"show", "list.csv", "--column", "name=Naam", "op", "badge"}) ==
        "central show: \"op\" is not expected here" + hint +
            "--column \"name=Naam op badge\"; see central show --help");
  CHECK(said({"show", "list.csv", "--column", "name=Naam", "code=Nr"}) ==
        "central show: \"code=Nr\" is not expected here; --column is said once for each value: --column name=Naam "
        "--column "
        "code=Nr; see central show --help");
  // A word with "=" ends a value that has begun without one, and begins the next after one with it.
  CHECK(said({"show", "list.csv", "--column", "Industry", "Professional=press"}) ==
        "central show: \"Professional=press\" is not expected here" + hint +
            "--column \"Industry Professional=press\"; see central show --help");
  CHECK(
      said({"show", "list.csv", "--column", "code=Badge", "no.", "name=Full", "name"})
          .find(
              "; --column is said once for each value: --column \"code=Badge no.\" --column \"name=Full name\"; see") !=
      std::string::npos);
  // Of TEXT=ID the text alone has blanks, so that a value ends with its id.
  const auto remedy = [](const char* option, std::vector<const char*> more) {
    more.insert(more.begin(), {"show", "list.csv", option});
    const auto line = said(more);
    const auto begin = line.find("; ");
    return begin == std::string::npos ? line : line.substr(begin, line.rfind("; ") - begin);
  };
  const auto word = [&](const std::vector<const char*>& more) { return remedy("--word", more); };
  const auto state = [&](const std::vector<const char*>& more) { return remedy("--state", more); };
  const std::string each = "; --word is said once for each value: ";
  CHECK(word({"Press=press", "Industry", "Professional=pro"}) ==
        each + "--word Press=press --word \"Industry Professional=pro\"");
  CHECK(word({"Industry", "Professional=pro", "Press=press"}) ==
        each + "--word \"Industry Professional=pro\" --word Press=press");
  CHECK(word({"Press=press", "guest", "A=b"}) == each + "--word Press=press --word \"guest A=b\"");
  CHECK(word({"Press=", "press"}) == hint + "--word \"Press= press\"");
  CHECK(word({"Industry", "=", "pro"}) == hint + "--word \"Industry = pro\"");
  CHECK(word({"R&D=press", "A", "B=b"}) == each + "--word \"R&D=press\" --word \"A B=b\"");
  // What follows the last is no value's.
  CHECK(word({"Press=press", "base.csv", "other.csv"}).empty());
  CHECK(word({"A", "B=b", "C=c", "base.csv"}) == each + "--word \"A B=b\" --word C=c");
  CHECK(word({"A", "B=b", "base.csv"}) == hint + "--word \"A B=b\"");
  CHECK(state({"Uncollected=not", "collected"}) ==
        "; a value of several words stands in quotes: --state \"Uncollected=not collected\"");
  CHECK(state({"Gone", "away=ended", "Press=active"}) ==
        "; --state is said once for each value: --state \"Gone away=ended\" --state Press=active");
  CHECK(word({"Industry", "Professional=pro"}) == hint + "--word \"Industry Professional=pro\"");
  CHECK(word({"Press=press"}).empty());
  // A number is one word, and a value behind "=" has its end.
  CHECK(said({"import", "f.toml", "--database", "x", "--rate", "1", "2"}).find(hint) == std::string::npos);
  CHECK(add({"--venue=Isabel", "Bader"}).find(hint) == std::string::npos);
  for (const std::string& odd : {std::string(100'000, 'a'), std::string("$(x)"), std::string("\x1b[2J")}) {
    const auto line = add({"--venue", odd.c_str(), odd.c_str()});
    CHECK(line.find(hint + "--venue \"...\";") != std::string::npos);
    CHECK(line.find('\x1b') == std::string::npos);
    CHECK(line.size() < 400);
  }
}

TEST_CASE("A value that has a form is one word, and no quotes are told") {
  CHECK(said({"show", "list.csv", "--size", "800", "480"}) ==
        "central show: \"480\" is not expected here; --size takes one word, WIDTHxHEIGHT, such as 10x20; see central "
        "show --help");
  CHECK(said({"show", "--size", "800", "list.csv"}).empty());
}

TEST_CASE("A range is told in plain numbers, and what was typed as it was typed") {
  const auto of = [](const char* option, const std::string& value) {
    return said({"import", "f.toml", "--database", "x", option, value.c_str()});
  };
  const auto line = [](const std::string& what) { return "central import: " + what + "; see central import --help"; };
  CHECK(of("--share", "2") == line("--share: 2 is no number from 0.5 to 1"));
  CHECK(of("--hours", "2") == line("--hours: 2 is no number from 0.5 to 1000000"));
  CHECK(of("--rate", "11.000000") == line("--rate: 11.000000 is no number from 0 to 10"));
  CHECK(of("--rate", "[e - e]") == line("--rate: [e - e] is no number from 0 to 10"));
  CHECK(of("--hours", "[e - e]") == line("--hours: [e - e] is no number from 0.5 to 1000000"));
  CHECK(of("--hours", "[1e999 - 1]") == line("--hours: [1e999 - 1] is no number from 0.5 to 1000000"));
  CHECK(of("--hours", "[0.5 - 1]") == line("--hours: [0.5 - 1] is no number from 0.5 to 1000000"));
  CHECK(of("--hours", ": Value 1 not in range [e - 1]") ==
        line("--hours: : Value 1 not in range [e - 1] is no number from 0.5 to 1000000"));
  CHECK(of("--hours", "\x1b[2J\n") == line("--hours: ?[2J? is no number from 0.5 to 1000000"));
  CHECK(of("--hours", '[' + std::string(120'000, '1')) ==
        line("--hours: [" + std::string(59, '1') + " is no number from 0.5 to 1000000"));
}

TEST_CASE("What is no number is told back as one short line") {
  const auto number = [](const std::string& value) { return said({"devices", "list", "--number", value.c_str()}); };
  CHECK(number("[1e999 - 1]").find("that is no number") != std::string::npos);
  for (const auto& value : {std::string(120'000, 'x'), std::string("1 not in range [e - e]"), std::string("\x1b\n")}) {
    const auto line = number(value);
    CHECK(line.starts_with("central devices list: "));
    CHECK(line.find("that is no number; see") != std::string::npos);
    CHECK(line.find_first_of("\n\x1b") == std::string::npos);
    CHECK(line.size() < 400);
  }
}

TEST_CASE("Hostile words are one line") {
  const std::string endless(100'000, 'a');
  const std::string option = "--" + endless;
  for (const auto* word : {"", "\n\n", "\x1b[2J", "-", "--", "--=", endless.c_str(), option.c_str(), "\xff\xfe"}) {
    const auto line = said({word});
    CHECK(line.starts_with("central"));
    CHECK(line.find_first_of("\n\x1b") == std::string::npos);
    CHECK(line.size() < 400);
  }
}
