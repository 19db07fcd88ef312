// SPDX-License-Identifier: Apache-2.0
// An answer at a terminal that comes once something else has happened: what is asked stood for a while.
#pragma once

#include <functional>
#include <streambuf>
#include <string>
#include <utility>

namespace house {

/// Answers, once something else has happened.
class LateAnswer : public std::streambuf {
 public:
  explicit LateAnswer(std::function<void()> first, std::string answer = "y\n")
      : first_(std::move(first)), answer_(std::move(answer)) {}

 protected:
  int_type underflow() override {
    if (gptr() != nullptr) return traits_type::eof();
    first_();
    setg(answer_.data(), answer_.data(), answer_.data() + answer_.size());
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::function<void()> first_;
  std::string answer_;
};

}  // namespace house
