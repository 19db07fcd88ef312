// SPDX-License-Identifier: Apache-2.0
// judge-answers: reads exchanges as JSON lines from its input and judges each by the project's OpenAPI document. Prints
// the findings and how many it judged; ends with 1 where there were findings, with 2 where a line is no exchange.
#include <iostream>
#include <string>

#include "tests/openapi/exchange.hpp"
#include "tests/openapi/judge.hpp"

int main() {
  int judged = 0;
  int findings = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const auto exchange = openapi::exchange_of(line);
    if (!exchange) {
      std::cerr << "judge-answers: line " << judged + 1 << ": " << exchange.error() << '\n';
      return 2;
    }
    ++judged;
    for (const auto& finding : openapi::project_judge().judge(exchange->request, exchange->response)) {
      ++findings;
      std::cout << finding << '\n';
    }
  }
  std::cout << "judged " << judged << " answers, findings: " << findings << '\n';
  return findings == 0 ? 0 : 1;
}
