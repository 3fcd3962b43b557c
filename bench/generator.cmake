# caunoi_generator: what the benchmarks generate; a library since its tests use it without the benchmarks.
include_guard(GLOBAL)
add_library(caunoi_generator STATIC)
foreach(source generate spelling generated_survey generated_fair generated_files)
  target_sources(caunoi_generator PRIVATE ${PROJECT_SOURCE_DIR}/bench/${source}.cpp)
endforeach()
target_compile_options(caunoi_generator PRIVATE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wno-restrict)
target_include_directories(caunoi_generator PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
target_link_libraries(caunoi_generator PUBLIC caunoi_survey PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
