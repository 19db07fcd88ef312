// SPDX-License-Identifier: Apache-2.0
// One line out, one line in.
#include "platform/central/confirm.hpp"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace central {
namespace {

bool is_yes(std::string answer) {
  std::erase_if(answer, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
  std::ranges::transform(answer, answer.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return answer == "y" || answer == "yes";
}

}  // namespace

std::istream* terminal_input() {
  return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 ? &std::cin : nullptr;
}

bool confirmed(const Consent& consent, const std::string& question, std::ostream& out, std::ostream& err) {
  if (consent.yes) return true;
  if (consent.terminal == nullptr) {
    err << "central: nothing was done; say --yes, or answer at a terminal\n";
    return false;
  }
  out << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(*consent.terminal, answer);
  if (is_yes(std::move(answer))) return true;
  err << "central: nothing was done\n";
  return false;
}

}  // namespace central
