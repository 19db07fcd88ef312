// SPDX-License-Identifier: Apache-2.0
// Frames fall due one after the other; a frame that finds no empty buffer is dropped, as a driver drops it.
#include "tests/camera/played_device.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace tests {
namespace {

using namespace platform::camera;
using kiosk::Duration;

class PlayedDevice final : public VideoDevice {
 public:
  explicit PlayedDevice(World& world) : world_(world) {}
  ~PlayedDevice() override { close(); }

  Answer<DeviceInfo> open(const std::string& path) override {
    close();
    ++world_.opened;
    if (auto failed = failure_of(Call::kOpen)) return kiosk::failure(*failed);
    path_ = path;
    if (camera() == nullptr) return kiosk::failure(DeviceError{ENOENT, "open it"});
    ++world_.open_now;
    open_ = true;
    return camera()->info;
  }

  Answer<std::vector<Offer>> offers(int, int) override {
    if (auto failed = failure_of(Call::kOffers)) return kiosk::failure(*failed);
    return camera()->offers;
  }

  Answer<Layout> set_mode(const Mode& mode) override {
    world_.modes.push_back(mode);
    if (auto failed = failure_of(Call::kSetMode)) return kiosk::failure(*failed);
    return camera()->layout(mode);
  }

  Answer<void> set_control(std::uint32_t id, std::int32_t value) override {
    if (auto failed = failure_of(Call::kSetControl)) return kiosk::failure(*failed);
    world_.controls.emplace_back(id, value);
    return {};
  }

  Answer<std::vector<std::span<const std::uint8_t>>> start(unsigned buffers) override {
    if (auto failed = failure_of(Call::kStart)) return kiosk::failure(*failed);
    const auto count = std::min<std::size_t>(buffers, camera()->most_buffers);
    memory_.assign(count, std::vector<std::uint8_t>(camera()->buffer_size));
    std::vector<std::span<const std::uint8_t>> views(memory_.begin(), memory_.end());
    for (unsigned index = 0; index < count; ++index) empty_.push_back(index);
    due_ = world_.now + camera()->every;
    return views;
  }

  Answer<std::optional<FilledBuffer>> dequeue(Duration timeout) override {
    if (auto failed = failure_of(Call::kDequeue)) return kiosk::failure(*failed);
    const auto deadline = world_.now + timeout;
    for (;;) {
      fill();
      if (!filled_.empty()) {
        auto buffer = filled_.front();
        filled_.pop_front();
        return buffer;
      }
      if (due_ > deadline) break;
      world_.now = due_;
    }
    world_.now = deadline;
    return std::nullopt;
  }

  Answer<void> queue(unsigned index) override {
    if (auto failed = failure_of(Call::kQueue)) return kiosk::failure(*failed);
    empty_.push_back(index);
    return {};
  }

  void close() override {
    if (std::exchange(open_, false)) --world_.open_now;
    memory_.clear();
    empty_.clear();
    filled_.clear();
    played_ = 0;
  }

 private:
  /// Nothing while the camera is there and the call is to go well.
  std::optional<DeviceError> failure_of(Call call) {
    if (const auto once = world_.failing_once.extract(call)) return DeviceError{once.mapped(), "do it"};
    if (const auto always = world_.failing.find(call); always != world_.failing.end()) {
      return DeviceError{always->second, "do it"};
    }
    if (call != Call::kOpen && camera() == nullptr) return DeviceError{ENODEV, "do it"};
    return std::nullopt;
  }

  [[nodiscard]] PlayedCamera* camera() const {
    const auto found = world_.plugged_in.find(path_);
    return found == world_.plugged_in.end() ? nullptr : &found->second;
  }

  void fill() {
    for (; due_ <= world_.now; due_ += camera()->every) {
      auto frame = camera()->frame(played_++);
      if (!frame || empty_.empty()) continue;
      const auto index = empty_.front();
      empty_.pop_front();
      auto& memory = memory_[index];
      std::copy_n(frame->bytes.begin(), std::min(memory.size(), frame->bytes.size()), memory.begin());
      const auto time = std::chrono::duration_cast<std::chrono::microseconds>(due_.time_since_epoch()).count();
      filled_.push_back({frame->index.value_or(index), frame->used.value_or(frame->bytes.size()),
                         frame->sequence.value_or(static_cast<std::uint32_t>(played_)), frame->timestamp.value_or(time),
                         frame->damaged});
    }
  }

  World& world_;
  std::string path_;
  bool open_ = false;
  std::vector<std::vector<std::uint8_t>> memory_;
  std::deque<unsigned> empty_;
  std::deque<FilledBuffer> filled_;
  std::chrono::steady_clock::time_point due_;
  int played_ = 0;
};

class PlayedNodes final : public VideoNodes {
 public:
  explicit PlayedNodes(World& world) : world_(world) {}

  std::vector<VideoNode> list() override {
    std::vector<VideoNode> nodes;
    for (const auto& [path, camera] : world_.plugged_in) nodes.push_back({path, "/dev/v4l/by-id/" + camera.info.name});
    return nodes;
  }

  bool appeared(Duration timeout) override {
    if (world_.while_waiting) world_.while_waiting();
    if (std::exchange(world_.node_appeared, false)) return true;
    world_.now += timeout;
    return false;
  }

 private:
  World& world_;
};

}  // namespace

VideoSystem system_of(World& world) {
  return {std::make_unique<PlayedDevice>(world), std::make_unique<PlayedNodes>(world), [&world] { return world.now; }};
}

}  // namespace tests
