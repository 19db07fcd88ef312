// SPDX-License-Identifier: Apache-2.0
// Text as one word of a command: what a shell makes of it is the text.
#include "kiosk/base/shell_word.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "tests/support/catch.hpp"

namespace {

/// The word that a shell reads, in angle brackets.
std::string read_by_a_shell(const std::string& word) {
  std::string made;
  auto* pipe = ::popen(("printf '<%s>' " + word).c_str(), "r");
  if (pipe == nullptr) return made;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) made += static_cast<char>(c);
  ::pclose(pipe);
  return made;
}

}  // namespace

TEST_CASE("Any text is one word of a shell", "[shell]") {
  const auto text = GENERATE(values<std::string>({
      "",      " ",     "B-1",       "Badge no.", "it's", "'",     "''",   "\"", "a\nb",   "\n",       "~",
      "~root", "$HOME", "$(echo x)", "`echo x`",  "\\",   "a\\",   "\\n",  "*",  "a b  c", "!",        "!!",
      ";",     "&",     "|",         "<",         "#x",   "{a,b}", "[ab]", "-n", "=",      "\xc3\xa9", "\xff",
  }));
  CAPTURE(text);
  CHECK(read_by_a_shell(kiosk::shell_word(text)) == '<' + text + '>');
  CHECK(read_by_a_shell(kiosk::in_single_quotes(text)) == '<' + text + '>');
}

TEST_CASE("Quotes are where they are needed", "[shell]") {
  using kiosk::shell_word;
  CHECK(shell_word("sqlite:/var/lib/central.db") == "sqlite:/var/lib/central.db");
  CHECK(shell_word("code=B-1") == "code=B-1");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("~") == "'~'");
  CHECK(shell_word("$x") == "'$x'");
  CHECK(shell_word("a\\b") == "'a\\b'");
  CHECK(shell_word("a\nb") == "'a\nb'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(kiosk::in_single_quotes("B-1") == "'B-1'");
}
