// SPDX-License-Identifier: Apache-2.0
// Line by line: HELP, TYPE, samples; then what must hold between them.
#include "tests/central/prometheus_text.hpp"

#include <cstdlib>
#include <limits>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

namespace central::test {
namespace {

const std::string kName = "[a-zA-Z_:][a-zA-Z0-9_:]*";

/// Takes `name="value"` off the front; false where it is not there. The value is unescaped.
bool take_label(std::string_view& text, std::string& name, std::string& value) {
  const auto equals = text.find("=\"");
  if (equals == std::string_view::npos) return false;
  name = text.substr(0, equals);
  if (!std::regex_match(name, std::regex("[a-zA-Z_][a-zA-Z0-9_]*"))) return false;
  text.remove_prefix(equals + 2);
  value.clear();
  while (!text.empty() && text.front() != '"') {
    char c = text.front();
    if (c == '\\') {
      if (text.size() < 2) return false;
      c = text[1] == 'n' ? '\n' : text[1];
      if (c != '\n' && c != '\\' && c != '"') return false;
      text.remove_prefix(1);
    }
    value += c;
    text.remove_prefix(1);
  }
  if (text.empty()) return false;
  text.remove_prefix(1);
  return true;
}

class Reader {
 public:
  Samples read(const std::string& text) {
    if (!text.ends_with('\n')) fail("the last line has no end");
    std::istringstream in(text);
    for (std::string line; std::getline(in, line) && samples_.error.empty();) {
      if (line.starts_with("# HELP ")) {
        begin_family(line);
      } else if (line.starts_with("# TYPE ")) {
        set_type(line);
      } else {
        take_sample(line);
      }
      if (!samples_.error.empty()) samples_.error += ": " + line;
    }
    if (samples_.error.empty()) check_histograms();
    return samples_;
  }

 private:
  void fail(const std::string& why) {
    if (samples_.error.empty()) samples_.error = why;
  }

  void begin_family(const std::string& line) {
    std::smatch parts;
    if (!std::regex_match(line, parts, std::regex("# HELP (" + kName + ") .+"))) return fail("no HELP");
    family_ = parts[1];
    if (!helped_.insert(family_).second) fail("the family comes twice");
  }

  void set_type(const std::string& line) {
    std::smatch parts;
    if (!std::regex_match(line, parts, std::regex("# TYPE (" + kName + ") (counter|gauge|histogram)"))) {
      return fail("no TYPE");
    }
    if (parts[1] != family_) return fail("the type of another family");
    if (!samples_.types.emplace(family_, parts[2]).second) fail("the type comes twice");
  }

  [[nodiscard]] bool belongs(const std::string& name) const {
    const auto type = samples_.types.find(family_);
    if (type == samples_.types.end()) return false;
    if (type->second != "histogram") return name == family_;
    return name == family_ + "_bucket" || name == family_ + "_sum" || name == family_ + "_count";
  }

  void take_sample(const std::string& line) {
    const auto name = line.substr(0, line.find_first_of("{ "));
    if (!belongs(name)) return fail("a sample outside its family");
    std::string_view rest = std::string_view(line).substr(name.size());
    std::string labels;
    if (rest.starts_with('{') && !take_labels(rest, labels)) return fail("no labels");
    take_value(name + labels, std::string(rest));
  }

  /// Takes `{a="b",c="d"}` off the front; false where it is not that.
  static bool take_labels(std::string_view& rest, std::string& labels) {
    std::set<std::string> names;
    for (char before = '{'; !rest.empty() && rest.front() == before; before = ',') {
      rest.remove_prefix(1);
      std::string name;
      std::string value;
      if (!take_label(rest, name, value) || !names.insert(name).second) return false;
      labels += before + name + "=\"" + value + "\"";
    }
    if (!rest.starts_with('}')) return false;
    rest.remove_prefix(1);
    labels += "}";
    return true;
  }

  void take_value(const std::string& series, const std::string& text) {
    if (!std::regex_match(text, std::regex(R"( [+-]?([0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?))"))) return fail("no value");
    if (!samples_.values.emplace(series, std::strtod(text.c_str(), nullptr)).second) fail("a series twice");
    order_.push_back(series);
  }

  /// Buckets stand one after the other, `le` their last label.
  void check_histograms() {
    static const std::regex kBucket(R"re((.*)_bucket\{(.*),le="(.*)"\})re");
    constexpr double kBelowAll = -std::numeric_limits<double>::infinity();
    double last = 0;
    double last_bound = kBelowAll;
    for (const auto& series : order_) {
      std::smatch parts;
      if (!std::regex_match(series, parts, kBucket)) continue;
      const double bound = std::strtod(parts[3].str().c_str(), nullptr);
      if (samples_.at(series) < last || bound <= last_bound) return fail("buckets that do not grow at " + series);
      last = samples_.at(series);
      last_bound = bound;
      if (parts[3] != "+Inf") continue;
      if (last != samples_.at(parts[1].str() + "_count{" + parts[2].str() + "}")) return fail("+Inf is not the count");
      last = 0;
      last_bound = kBelowAll;
    }
    if (last_bound != kBelowAll) fail("buckets without +Inf");
  }

  Samples samples_;
  std::string family_;
  std::set<std::string> helped_;
  std::vector<std::string> order_;
};

}  // namespace

Samples read_samples(const std::string& text) { return Reader().read(text); }

}  // namespace central::test
