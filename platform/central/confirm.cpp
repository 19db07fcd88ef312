// SPDX-License-Identifier: Apache-2.0
// One line out, one line in.
#include "platform/central/confirm.hpp"

#include <algorithm>
#include <iostream>

#include <unistd.h>

#include "platform/central/command_parts.hpp"
#include "platform/central/staff_act.hpp"

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
    fail(err, "nothing was done; say --yes, or answer at a terminal");
    return false;
  }
  out << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(*consent.terminal, answer);
  if (is_yes(std::move(answer))) return true;
  fail(err, "nothing was done");
  return false;
}

std::optional<std::string> read_reason(const std::string& given, std::istream* terminal, std::ostream& err) {
  const bool asks = given.empty() && terminal != nullptr;
  auto reason = given;
  if (asks) {
    err << "Why? The reason is kept for the audit: " << std::flush;
    std::getline(*terminal, reason);
  }
  if (const auto refused = refuse_reason(asks ? "the reason" : "--reason", reason))
    return fail(err, *refused), std::nullopt;
  return reason;
}

}  // namespace central
