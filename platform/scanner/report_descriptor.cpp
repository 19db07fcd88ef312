// SPDX-License-Identifier: Apache-2.0
// A small machine that walks through the items of a report descriptor, as the HID definition describes it.
#include "platform/scanner/report_descriptor.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;

// The kernel's own limits are 4096 bytes of descriptor and 16384 of report.
constexpr std::size_t kMostDescriptorBytes = 4096;
constexpr std::size_t kMostReportBits = std::size_t{16384} * 8;
constexpr std::size_t kMostElementBits = 4096;
constexpr std::size_t kMostUsages = 512;
constexpr std::size_t kDeepest = 16;

enum class ItemType { kMain = 0, kGlobal = 1, kLocal = 2, kReserved = 3 };

struct Item {
  ItemType type = ItemType::kReserved;
  unsigned tag = 0;
  std::size_t bytes = 0;
  std::uint32_t value = 0;
};

// Tags, 6.2.2.4 to 6.2.2.8.
enum Main : unsigned { kInput = 0x8, kCollection = 0xA, kEndCollection = 0xC };
enum Global : unsigned { kUsagePage = 0x0, kReportSize = 0x7, kReportId = 0x8, kReportCount = 0x9, kPush, kPop };
enum Local : unsigned { kUsage = 0x0, kUsageMinimum = 0x1, kUsageMaximum = 0x2, kDelimiter = 0xA };

constexpr std::uint32_t kConstant = 0x01;

/// Takes items off the front, passing over long ones; nothing at the end, an error where one is cut.
class Items {
 public:
  explicit Items(std::span<const std::uint8_t> bytes) : left_(bytes) {}

  Result<std::optional<Item>, std::string> next() {
    constexpr std::uint8_t kLongItem = 0xFE;
    while (!left_.empty() && left_[0] == kLongItem) {
      if (left_.size() < 3 || left_.size() < 3U + left_[1]) return failure(std::string("its last item is cut off"));
      left_ = left_.subspan(3U + left_[1]);
    }
    if (left_.empty()) return std::nullopt;
    const unsigned prefix = left_[0];
    Item item{static_cast<ItemType>((prefix >> 2U) & 3U), prefix >> 4U, prefix & 3U, 0};
    if (item.bytes == 3) item.bytes = 4;
    if (left_.size() < 1 + item.bytes) return failure(std::string("its last item is cut off"));
    for (std::size_t i = 0; i < item.bytes; ++i) item.value |= static_cast<std::uint32_t>(left_[1 + i]) << (8 * i);
    left_ = left_.subspan(1 + item.bytes);
    return item;
  }

 private:
  std::span<const std::uint8_t> left_;
};

class Walk {
 public:
  std::optional<std::string> take(const Item& item) {
    switch (item.type) {
      case ItemType::kMain:
        return take_main(item);
      case ItemType::kGlobal:
        return take_global(item);
      case ItemType::kLocal:
        return take_local(item);
      case ItemType::kReserved:
        break;
    }
    return std::nullopt;
  }

  std::optional<std::string> end(InputLayout& layout) {
    if (depth_ != 0) return "a collection in it has no end";
    for (std::size_t id = 0; id < bits_.size(); ++id) {
      if (bits_[id] > 0) layout_.reports.push_back({static_cast<std::uint8_t>(id), bits_[id]});
    }
    // Numbered or not holds for all reports of a device.
    if (layout_.numbered && bits_[0] > 0) return "only some of its reports are numbered";
    layout = std::move(layout_);
    return std::nullopt;
  }

 private:
  struct Globals {
    std::uint32_t page = 0;
    std::uint32_t size = 0;
    std::uint32_t count = 0;
    std::uint8_t id = 0;
  };

  std::optional<std::string> take_main(const Item& item) {
    std::optional<std::string> wrong;
    if (item.tag == kInput) wrong = take_input(item.value);
    if (item.tag == kCollection && ++depth_ > kDeepest) wrong = "its collections are too deep";
    if (item.tag == kEndCollection && depth_-- == 0) wrong = "a collection in it ends that never began";
    usages_.clear();
    range_begin_.reset();
    return wrong;
  }

  std::optional<std::string> take_global(const Item& item) {
    switch (item.tag) {
      case kUsagePage:
        now_.page = item.value & 0xFFFFU;
        break;
      case kReportSize:
        now_.size = item.value;
        break;
      case kReportCount:
        now_.count = item.value;
        break;
      case kReportId:
        if (item.value == 0 || item.value > 0xFF) return "one of its reports has an impossible number";
        now_.id = static_cast<std::uint8_t>(item.value);
        layout_.numbered = true;
        break;
      case kPush:
        if (stack_.size() == kDeepest) return "it pushes too often";
        stack_.push_back(now_);
        break;
      case kPop:
        if (stack_.empty()) return "it pops what was never pushed";
        now_ = stack_.back();
        stack_.pop_back();
        break;
      default:
        break;  // logical and physical limits, units: a scanned byte has none
    }
    return std::nullopt;
  }

  std::optional<std::string> take_local(const Item& item) {
    switch (item.tag) {
      case kUsage:
        add_usage(usage_of(item));
        break;
      case kUsageMinimum:
        range_begin_ = usage_of(item);
        break;
      case kUsageMaximum: {
        const auto last = usage_of(item);
        if (!range_begin_ || last < *range_begin_) return "one of its ranges of usages is turned round";
        for (auto usage = std::uint64_t{*range_begin_}; usage <= last && usages_.size() < kMostUsages; ++usage) {
          add_usage(static_cast<std::uint32_t>(usage));
        }
        range_begin_.reset();
        break;
      }
      case kDelimiter:
        return "it has delimiters";
      default:
        break;  // designators and strings
    }
    return std::nullopt;
  }

  /// A usage of four bytes brings its page with it.
  [[nodiscard]] std::uint32_t usage_of(const Item& item) const {
    return item.bytes == 4 ? item.value : (now_.page << 16U) | item.value;
  }

  void add_usage(std::uint32_t usage) {
    if (usages_.size() < kMostUsages) usages_.push_back(usage);
  }

  std::optional<std::string> take_input(std::uint32_t flags) {
    auto& bits = bits_[now_.id];
    if (now_.size > kMostElementBits || now_.count > kMostReportBits ||
        bits + std::size_t{now_.size} * now_.count > kMostReportBits) {
      return "one of its reports is too long";
    }
    if ((flags & kConstant) == 0 && now_.size > 0) add_fields(bits);
    bits += std::size_t{now_.size} * now_.count;
    return std::nullopt;
  }

  /// Elements take the usages in turn; the last usage goes to all that are left.
  void add_fields(std::size_t first_bit) {
    const std::size_t named = std::min<std::size_t>(usages_.size(), now_.count);
    for (std::size_t i = 0; i < named; ++i) {
      const std::size_t count = i + 1 == named ? now_.count - i : 1;
      layout_.fields.push_back({now_.id, usages_[i], first_bit + i * now_.size, now_.size, count});
    }
  }

  InputLayout layout_;
  Globals now_;
  std::vector<Globals> stack_;
  std::vector<std::uint32_t> usages_;
  std::optional<std::uint32_t> range_begin_;
  std::size_t depth_ = 0;
  std::array<std::size_t, 256> bits_{};  ///< of each report so far
};

}  // namespace

Result<InputLayout, std::string> input_layout(std::span<const std::uint8_t> descriptor) {
  if (descriptor.size() > kMostDescriptorBytes) return failure(std::string("it is too long"));
  Items items(descriptor);
  Walk walk;
  for (;;) {
    const auto item = items.next();
    if (!item) return failure(item.error());
    if (!*item) break;
    if (auto wrong = walk.take(**item)) return failure(std::move(*wrong));
  }
  InputLayout layout;
  if (auto wrong = walk.end(layout)) return failure(std::move(*wrong));
  return layout;
}

}  // namespace platform::scanner
