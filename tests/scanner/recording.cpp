// SPDX-License-Identifier: Apache-2.0
// Reading, writing and playing of recorded key events.
#include "tests/scanner/recording.hpp"

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <libevdev/libevdev.h>

#include "platform/scanner/wedge_reader.hpp"

namespace tests {
namespace {

using platform::scanner::Terminator;

void read_event(std::istringstream& line, double seconds, Recording& recording) {
  int node = 0;
  std::string type;
  std::string code;
  KeyEvent event;
  line >> node >> type;
  if (type == "catching-up") {
    event.catching_up = true;
    line >> type;
  }
  if (!(line >> code >> event.value)) throw std::invalid_argument("an event needs a node, a type, a code and a value");
  const int type_number = libevdev_event_type_from_name(type.c_str());
  if (type_number < 0) throw std::invalid_argument("no event type " + type);
  const int code_number = libevdev_event_code_from_name(static_cast<unsigned>(type_number), code.c_str());
  if (code_number < 0) throw std::invalid_argument("no event code " + code);
  event.type = static_cast<std::uint16_t>(type_number);
  event.code = static_cast<std::uint16_t>(code_number);
  event.at = Moment(std::chrono::duration_cast<Moment::duration>(std::chrono::duration<double>(seconds)));
  recording.nodes[node].push_back(event);
}

void read_line(const std::string& text, Recording& recording) {
  std::istringstream line(text);
  std::string word;
  if (!(line >> word) || word.starts_with('#')) return;
  if (word == "terminator") {
    const std::map<std::string, Terminator> known = {
        {"enter", Terminator::kEnter}, {"tab", Terminator::kTab}, {"none", Terminator::kNone}};
    line >> word;
    recording.terminator = known.at(word);
  } else if (word == "scan") {
    line >> word;
    recording.expected.push_back(word);
  } else if (word == "unplugged") {
    recording.unplugged = true;
  } else {
    read_event(line, std::stod(word), recording);
  }
}

}  // namespace

Recording read_recording(std::string_view text) {
  Recording recording;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    try {
      read_line(line, recording);
    } catch (const std::exception& wrong) {
      throw std::invalid_argument("line " + std::to_string(number) + ": " + wrong.what());
    }
  }
  return recording;
}

std::string write_recording(const std::vector<KeyEvent>& events) {
  std::ostringstream out;
  for (const auto& event : events) {
    const std::chrono::duration<double> since = event.at.time_since_epoch();
    out << std::fixed << std::setprecision(6) << since.count() << " 0 " << libevdev_event_type_get_name(event.type)
        << ' ' << libevdev_event_code_get_name(event.type, event.code) << ' ' << event.value << '\n';
  }
  return out.str();
}

std::vector<std::string> play(const Recording& recording) {
  std::vector<std::shared_ptr<PlayedKeys>> all_keys;
  std::vector<std::unique_ptr<platform::scanner::KeyNode>> nodes;
  Moment last{};
  for (const auto& [number, events] : recording.nodes) {
    auto keys = all_keys.emplace_back(std::make_shared<PlayedKeys>());
    keys->events.assign(events.begin(), events.end());
    keys->gone = recording.unplugged;
    nodes.push_back(play(std::move(keys)));
    for (const auto& event : events) last = std::max(last, event.at);
  }
  platform::scanner::WedgeReader reader(std::move(nodes), recording.terminator);
  platform::scanner::Scans scans;
  const auto has_more = [](const auto& keys) { return !keys->events.empty(); };
  bool there = true;
  do {
    there = reader.take(last, scans).has_value();
  } while (there && std::ranges::any_of(all_keys, has_more));  // a reader takes a bite at a time
  if (there) there = reader.take(last + std::chrono::minutes{1}, scans).has_value();
  if (there == recording.unplugged) throw std::logic_error("the reader missed whether the device is there");
  std::vector<std::string> texts;
  for (const auto& scan : scans) texts.push_back(scan.text);
  return texts;
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '\\') {
      out += c;
    } else {
      out += {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace tests
