// SPDX-License-Identifier: Apache-2.0
// A portrait panel of 27 inches, 1080x1920: every view in every language and look, at each text size; all that can be
// asked without drawing. Clauses: see checks.hpp.
#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace a11y;

std::string findings_at(int text_percent) {
  Hall hall;
  Findings findings;
  const Setup setup{.size = {1080, 1920}, .text_percent = text_percent};
  for_every_view(hall, setup, kLanguages, kLooks,
                 [&](const Exhibit& exhibit) { check_laid_out(hall, exhibit, findings); });
  return findings.told();
}

}  // namespace

TEST_CASE(
    "A portrait panel of 27 inches, 1080x1920: every view is whole, readable, in order and heard, text as it comes",
    "[a11y]") {
  CHECK(findings_at(100) == "");
}

TEST_CASE(
    "A portrait panel of 27 inches, 1080x1920: every view is whole, readable, in order and heard, text half as large "
    "again",
    "[a11y]") {
  CHECK(findings_at(150) == "");
}

TEST_CASE(
    "A portrait panel of 27 inches, 1080x1920: every view is whole, readable, in order and heard, text twice as large",
    "[a11y]") {
  CHECK(findings_at(200) == "");
}
