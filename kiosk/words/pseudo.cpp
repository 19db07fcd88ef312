// SPDX-License-Identifier: Apache-2.0
// Accents, brackets and more letters for English.
#include "kiosk/words/pseudo.hpp"

#include <array>

namespace kiosk::words {
namespace {

constexpr std::string_view kOpen = "\u27E6";
constexpr std::string_view kClose = "\u27E7";

/// A letter more for every 25 tenths of a letter: 40 %.
constexpr int kOwedPerCharacter = 4;
constexpr int kOwedPerLetter = 10;

// Only letters that text faces for European languages have; b, f, m, p, q, v and x have none with an accent there.
constexpr std::array kSmall = {"å", "b", "ç", "ď", "é", "f", "ğ", "ĥ", "î", "ĵ", "ķ", "ľ", "m",
                               "ñ", "ö", "p", "q", "ŕ", "š", "ţ", "û", "v", "ŵ", "x", "ý", "ž"};
constexpr std::array kCapital = {"Å", "B", "Ç", "Ď", "É", "F", "Ğ", "Ĥ", "Î", "Ĵ", "Ķ", "Ľ", "M",
                                 "Ñ", "Ö", "P", "Q", "Ŕ", "Š", "Ţ", "Û", "V", "Ŵ", "X", "Ý", "Ž"};

std::string_view accented(char letter) {
  if (letter >= 'a' && letter <= 'z') return kSmall.at(static_cast<std::size_t>(letter - 'a'));
  if (letter >= 'A' && letter <= 'Z') return kCapital.at(static_cast<std::size_t>(letter - 'A'));
  return {};
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

struct Dressed {
  std::string text;
  bool has_letters = false;
};

/// The text with its letters accented and some of them said twice; what stands in {braces} stays.
Dressed dress(std::string_view plain) {
  Dressed out;
  int owed = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto close = plain[i] == '{' ? plain.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      out.text += plain.substr(i, close - i + 1);
      i = close;
      continue;
    }
    if (begins_character(plain[i])) owed += kOwedPerCharacter;
    const auto letter = accented(plain[i]);
    if (letter.empty()) {
      out.text += plain[i];
      continue;
    }
    out.has_letters = true;
    out.text += letter;
    for (; owed >= kOwedPerLetter; owed -= kOwedPerLetter) out.text += letter;
  }
  return out;
}

std::string bracketed(std::string_view message) {
  auto dressed = dress(message);
  if (!dressed.has_letters) return std::string(message);
  return std::string(kOpen) + dressed.text + std::string(kClose);
}

class Pseudo final : public Language {
 public:
  [[nodiscard]] const std::string& code() const override { return code_; }
  [[nodiscard]] const std::string& own_name() const override { return name_; }
  [[nodiscard]] bool right_to_left() const override { return false; }

  [[nodiscard]] std::string clock(Instant at, const Zone& zone) const override { return english().clock(at, zone); }
  [[nodiscard]] std::string long_date(Instant at, const Zone& zone) const override {
    return dress(english().long_date(at, zone)).text;
  }
  [[nodiscard]] std::string full_date(Instant at, const Zone& zone) const override {
    return dress(english().full_date(at, zone)).text;
  }

 protected:
  [[nodiscard]] std::string find(std::string_view /*context*/, std::string_view english) const override {
    return bracketed(english);
  }
  [[nodiscard]] std::string find_plural(std::string_view one, std::string_view many, int n) const override {
    return bracketed(n == 1 ? one : many);
  }

 private:
  std::string code_ = "en-XA";
  std::string name_ = dress("English").text;
};

}  // namespace

const Language& pseudo() {
  static const Pseudo language;
  return language;
}

}  // namespace kiosk::words
