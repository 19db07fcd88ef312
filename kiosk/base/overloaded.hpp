// std::visit over a variant with one lambda a type; a type without one does not compile.
#pragma once

namespace kiosk {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace kiosk
