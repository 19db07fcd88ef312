// SPDX-License-Identifier: Apache-2.0
// Making of descriptors and reports.
#include "tests/scanner/pos_device.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>

#include "tests/contract/temporary_folder.hpp"
#include "tests/support/source_dir.hpp"

namespace tests {
namespace {

constexpr std::size_t kPart = 56;

}  // namespace

Bytes descriptor(std::string_view name) {
  const auto file = source_dir() + "/tests/scanner/descriptors/" + std::string(name) + ".hex";
  std::istringstream lines(read_file(file));
  Bytes bytes;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) bytes.push_back(static_cast<std::uint8_t>(std::stoul(word, nullptr, 16)));
  }
  if (bytes.empty()) throw std::runtime_error("no descriptor " + file);
  return bytes;
}

Bytes report(std::string_view part, bool continued, std::string_view identifier) {
  Bytes bytes = {2, static_cast<std::uint8_t>(part.size())};
  bytes.insert(bytes.end(), identifier.begin(), identifier.end());
  bytes.insert(bytes.end(), part.begin(), part.end());
  bytes.resize(2 + 3 + kPart);
  bytes.push_back(continued ? 1 : 0);
  return bytes;
}

std::vector<Bytes> reports(std::string_view code, std::string_view identifier) {
  std::vector<Bytes> all;
  do {
    const auto part = code.substr(0, kPart);
    code.remove_prefix(part.size());
    all.push_back(report(part, !code.empty(), identifier));
  } while (!code.empty());
  return all;
}

}  // namespace tests
