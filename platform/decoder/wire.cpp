// SPDX-License-Identifier: Apache-2.0
// Messages written with care and read with suspicion.
#include "platform/decoder/wire.hpp"

#include <algorithm>
#include <utility>

#include "platform/decoder/bytes.hpp"

namespace platform::decoder::wire {
namespace {

using kiosk::Point;
using kiosk::Rect;
using kiosk::Size;
using kiosk::Symbology;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using kiosk::ports::Symbol;
using kiosk::ports::Unread;

constexpr std::uint32_t kMagic = 0x4345'444B;  // "KDEC"
constexpr int kMostContrast = 255;
constexpr int kMostSharpness = 100;

enum class Kind : std::uint8_t { kLook = 0, kError = 1 };

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_symbology(std::string_view name) {
  return !name.empty() && name.size() <= kMostSymbology && std::ranges::all_of(name, is_letter_or_digit);
}

bool can_be_sent(const Symbol& symbol) {
  return symbol.text.size() <= kMostText && is_symbology(symbol.symbology.str());
}

std::uint16_t u16(int value, int most = kMostSide) {
  return static_cast<std::uint16_t>(std::clamp(value, 0, std::min(most, kMostSide)));
}

void put_symbol(std::string& message, const Symbol& symbol, Size picture) {
  put(message, static_cast<std::uint8_t>(symbol.linear));
  put_bytes(message, symbol.symbology.str());
  put_bytes(message, symbol.text);
  for (const auto& corner : symbol.corners) {
    put(message, u16(corner.x, picture.width - 1));
    put(message, u16(corner.y, picture.height - 1));
  }
}

void put_unread(std::string& message, const Unread& unread, Size picture) {
  const int left = std::clamp(unread.where.x, 0, picture.width);
  const int top = std::clamp(unread.where.y, 0, picture.height);
  put(message, u16(left));
  put(message, u16(top));
  put(message, u16(unread.where.width, picture.width - left));
  put(message, u16(unread.where.height, picture.height - top));
  put(message, static_cast<std::uint8_t>(std::clamp(unread.contrast, 0, kMostContrast)));
  put(message, static_cast<std::uint8_t>(std::clamp(unread.sharpness, 0, kMostSharpness)));
}

void put_look(std::string& message, const Look& look, Size picture) {
  const auto sent =
      std::min<std::size_t>(static_cast<std::size_t>(std::ranges::count_if(look.symbols, can_be_sent)), kMostSymbols);
  put(message, static_cast<std::uint8_t>(look.still));
  put(message, static_cast<std::uint8_t>(sent));
  put(message, static_cast<std::uint8_t>(look.unread.has_value()));
  std::size_t put_so_far = 0;
  for (const auto& symbol : look.symbols) {
    if (!can_be_sent(symbol) || put_so_far == sent) continue;
    put_symbol(message, symbol, picture);
    ++put_so_far;
  }
  if (look.unread) put_unread(message, *look.unread, picture);
}

Symbol take_symbol(Fields& fields, Size picture) {
  Symbol symbol;
  symbol.linear = fields.flag();
  symbol.symbology = Symbology(std::string(fields.bytes(kMostSymbology)));
  symbol.text = fields.bytes(kMostText);
  for (auto& corner : symbol.corners) {
    corner.x = fields.number<std::uint16_t>();
    corner.y = fields.number<std::uint16_t>();
    if (corner.x >= picture.width || corner.y >= picture.height) fields.give_up();
  }
  if (!is_symbology(symbol.symbology.str())) fields.give_up();
  return symbol;
}

Unread take_unread(Fields& fields, Size picture) {
  Unread unread;
  unread.where.x = fields.number<std::uint16_t>();
  unread.where.y = fields.number<std::uint16_t>();
  unread.where.width = fields.number<std::uint16_t>();
  unread.where.height = fields.number<std::uint16_t>();
  unread.contrast = fields.number<std::uint8_t>();
  unread.sharpness = fields.number<std::uint8_t>();
  if (unread.where.right() > picture.width || unread.where.bottom() > picture.height) fields.give_up();
  if (unread.sharpness > kMostSharpness) fields.give_up();
  return unread;
}

Look take_look(Fields& fields, Size picture) {
  Look look;
  look.still = fields.flag();
  const std::size_t symbols = fields.number<std::uint8_t>();
  const bool unread = fields.flag();
  if (symbols > kMostSymbols) fields.give_up();
  while (fields.good() && look.symbols.size() < symbols) look.symbols.push_back(take_symbol(fields, picture));
  if (unread) look.unread = take_unread(fields, picture);
  return look;
}

/// A detail is for the log, where a line feed or an escape would make lines of its own.
std::string printable(std::string_view detail) {
  std::string text(detail);
  std::ranges::replace_if(
      text, [](char c) { return c < 0x20 || c > 0x7E; }, '?');
  return text;
}

}  // namespace

std::string write_setup(const Setup& setup) {
  std::string message;
  put(message, kMagic);
  put(message, setup.version);
  put(message, setup.most_memory);
  return message;
}

std::string write_ready() {
  std::string message;
  put(message, kMagic);
  put(message, kVersion);
  return message;
}

std::string write_request(const Request& request) {
  std::string message;
  put(message, request.number);
  put(message, u16(request.size.width));
  put(message, u16(request.size.height));
  return message;
}

std::string write_answer(std::uint32_t number, const Answer& answer, Size picture) {
  std::string message;
  put(message, number);
  put(message, static_cast<std::uint8_t>(answer ? Kind::kLook : Kind::kError));
  if (answer) {
    put_look(message, *answer, picture);
  } else {
    put_bytes(message, std::string_view(answer.error().detail).substr(0, kMostDetail));
  }
  return message;
}

std::optional<Setup> parse_setup(std::string_view message) {
  Fields fields(message);
  Setup setup;
  const bool ours = fields.number<std::uint32_t>() == kMagic;
  setup.version = fields.number<std::uint32_t>();
  setup.most_memory = fields.number<std::uint64_t>();
  if (!ours || !fields.whole()) return std::nullopt;
  return setup;
}

bool is_ready(std::string_view message) { return message == write_ready(); }

std::optional<Request> parse_request(std::string_view message) {
  Fields fields(message);
  Request request;
  request.number = fields.number<std::uint32_t>();
  request.size.width = fields.number<std::uint16_t>();
  request.size.height = fields.number<std::uint16_t>();
  if (!fields.whole() || request.size.width == 0 || request.size.height == 0) return std::nullopt;
  return request;
}

std::optional<Answer> parse_answer(std::string_view message, std::uint32_t number, Size picture) {
  Fields fields(message);
  if (fields.number<std::uint32_t>() != number) return std::nullopt;
  switch (fields.number<std::uint8_t>()) {
    case static_cast<std::uint8_t>(Kind::kLook): {
      auto look = take_look(fields, picture);
      if (!fields.whole()) return std::nullopt;
      return Answer(std::move(look));
    }
    case static_cast<std::uint8_t>(Kind::kError): {
      auto detail = printable(fields.bytes(kMostDetail));
      if (!fields.whole()) return std::nullopt;
      return Answer(kiosk::failure(ReadError{std::move(detail)}));
    }
    default:
      return std::nullopt;
  }
}

}  // namespace platform::decoder::wire
