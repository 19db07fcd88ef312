// SPDX-License-Identifier: Apache-2.0
// Decoding of Scanned Data reports.
#include "platform/scanner/pos_report.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "platform/scanner/aim.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;

constexpr std::uint32_t kByteCount = 0x0001003B;
constexpr std::uint32_t kIdentifier1 = 0x008C00FB;
constexpr std::uint32_t kIdentifier2 = 0x008C00FC;
constexpr std::uint32_t kIdentifier3 = 0x008C00FD;
constexpr std::uint32_t kDecodedData = 0x008C00FE;
constexpr std::uint32_t kContinued = 0x008C00FF;

constexpr std::size_t kByte = 8;

bool bit_of(std::span<const std::uint8_t> report, std::size_t bit) {
  return ((report[bit / kByte] >> (bit % kByte)) & 1U) != 0;
}

/// At most the lowest 32 bits of an element.
std::uint32_t value_of(std::span<const std::uint8_t> report, const InputField& field, std::size_t element) {
  std::uint32_t value = 0;
  const std::size_t first = field.first_bit + element * field.bits;
  for (std::size_t i = 0; i < std::min<std::size_t>(field.bits, 32); ++i) {
    if (bit_of(report, first + i)) value |= 1U << i;
  }
  return value;
}

bool any_set(std::span<const std::uint8_t> report, const InputField& field) {
  for (std::size_t i = 0; i < field.bits * field.count; ++i) {
    if (bit_of(report, field.first_bit + i)) return true;
  }
  return false;
}

/// The bytes of the code that a report carries; nothing where it counts more than it has.
std::optional<std::string> text_of(std::span<const std::uint8_t> report, const PosLayout& layout) {
  std::string text;
  std::size_t count = layout.data.count;
  if (layout.byte_count) {
    count = value_of(report, *layout.byte_count, 0);
    if (count > layout.data.count) return std::nullopt;
  }
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(value_of(report, layout.data, i));
  if (!layout.byte_count) text.erase(text.find_last_not_of('\0') + 1);
  return text;
}

std::string identifier_of(std::span<const std::uint8_t> report, const PosLayout& layout) {
  std::string identifier;
  for (const auto& field : layout.symbology) {
    if (!field) continue;
    for (std::size_t i = 0; i < std::min<std::size_t>(field->count, layout.symbology.size()); ++i) {
      identifier += static_cast<char>(value_of(report, *field, i));
    }
  }
  return identifier;
}

void note(PosLayout& layout, const InputField& field) {
  const auto first = [&field](std::optional<InputField>& place) {
    if (!place) place = field;
  };
  switch (field.usage) {
    case kByteCount:
      return first(layout.byte_count);
    case kIdentifier1:
      return first(layout.symbology[0]);
    case kIdentifier2:
      return first(layout.symbology[1]);
    case kIdentifier3:
      return first(layout.symbology[2]);
    case kContinued:
      return first(layout.continued);
    default:
      return;
  }
}

}  // namespace

Result<std::vector<PosLayout>, std::string> pos_layouts(std::span<const std::uint8_t> descriptor) {
  const auto input = input_layout(descriptor);
  if (!input) return failure("its report descriptor cannot be read: " + input.error());
  std::vector<PosLayout> layouts;
  for (const auto& report : input->reports) {
    PosLayout layout;
    if (input->numbered) layout.id = report.id;
    layout.bytes = (report.bits + kByte - 1) / kByte;
    for (const auto& field : input->fields) {
      if (field.report != report.id) continue;
      if (field.usage == kDecodedData && field.bits == kByte && layout.data.count == 0) layout.data = field;
      note(layout, field);
    }
    if (layout.data.count > 0) layouts.push_back(layout);
  }
  if (layouts.empty())
    return failure(std::string("it sends no scanned data: set it to HID-POS (USB HID bar code scanner)"));
  return layouts;
}

void PosDecoder::take(std::span<const std::uint8_t> report, Moment at, Scans& out) {
  if (report.empty()) return;
  const auto layout = std::ranges::find_if(
      layouts_, [&report](const PosLayout& known) { return !known.id || *known.id == report.front(); });
  if (layout == layouts_.end()) return;
  if (layout->id) report = report.subspan(1);
  if (!under_way_) identifier_.clear();
  under_way_ = true;
  last_ = at;
  const auto text = report.size() < layout->bytes ? std::nullopt : text_of(report, *layout);
  if (!text || text_.size() + text->size() > kLongestScan) lose();
  if (!lost_) text_ += *text;
  if (report.size() < layout->bytes) return;  // whether it goes on cannot be told: what comes next belongs to it
  if (identifier_.empty()) identifier_ = identifier_of(report, *layout);
  if (!layout->continued || !any_set(report, *layout->continued)) finish(out);
}

void PosDecoder::settle(Moment now, Scans& out) {
  const auto end = due();
  if (!end || now < *end) return;
  lose();
  finish(out);
}

std::optional<Moment> PosDecoder::due() const { return under_way_ ? std::optional(last_ + kPatience) : std::nullopt; }

void PosDecoder::lose() {
  lost_ = true;
  text_.clear();
}

void PosDecoder::finish(Scans& out) {
  if (lost_) text_ = kNoText;
  if (!text_.empty()) out.push_back({std::exchange(text_, {}), symbology_of(identifier_)});
  text_.clear();
  under_way_ = false;
  lost_ = false;
}

}  // namespace platform::scanner
