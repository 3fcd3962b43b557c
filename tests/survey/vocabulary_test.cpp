// Codes from words in three languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

using testing::ElementsAre;

TEST(Vocabulary, EveryLabelMeansItsCode) {
  for (const auto vocabulary :
       {transfer_modes(), ip_states(), technology_kinds(), organisation_kinds(), presences(), regions(), outcomes()})
    for (const Term3& term : vocabulary) {
      EXPECT_EQ(code_from(vocabulary, term.code), term.code);
      EXPECT_EQ(code_from(vocabulary, term.vi), term.code) << term.vi;
      EXPECT_EQ(code_from(vocabulary, term.ja), term.code) << term.ja;
      EXPECT_EQ(code_from(vocabulary, term.en), term.code) << term.en;
    }
}

TEST(Vocabulary, CodesAreUniqueAndLabelled) {
  for (const auto vocabulary :
       {transfer_modes(), ip_states(), technology_kinds(), organisation_kinds(), presences(), regions(), outcomes()}) {
    std::set<std::string_view> codes;
    for (const Term3& term : vocabulary) {
      EXPECT_TRUE(codes.insert(term.code).second) << term.code;
      for (const Lang lang : all_langs) EXPECT_FALSE(label(vocabulary, term.code, lang).empty());
    }
  }
  EXPECT_EQ(transfer_modes().size(), 17u);
  EXPECT_EQ(ip_states().size(), 10u);
  EXPECT_EQ(label(transfer_modes(), "XX", Lang::vi), "XX");
}

TEST(Vocabulary, LongerWordsHideTheWordsInsideThem) {
  EXPECT_THAT(codes_from(transfer_modes(), "Cấp phép không độc quyền"), ElementsAre("LIC_NX"));
  EXPECT_THAT(codes_from(transfer_modes(), "non-exclusive licence"), ElementsAre("LIC_NX"));
  EXPECT_THAT(codes_from(transfer_modes(), "非独占ライセンス"), ElementsAre("LIC_NX"));
  EXPECT_THAT(codes_from(transfer_modes(), "cap phep doc quyen; lien doanh, dao tao"),
              ElementsAre("LIC_EX", "JV", "TRAIN"));
  EXPECT_THAT(codes_from(transfer_modes(), "ライセンス、合弁、技術指導"), ElementsAre("LIC_NX", "JV", "CONSULT"));
  EXPECT_THAT(codes_from(transfer_modes(), "bắp cải"), ElementsAre());
  EXPECT_EQ(code_from(ip_states(), "Chưa đăng ký"), "NONE");
  EXPECT_EQ(code_from(ip_states(), "特許出願中"), "PAT_PENDING");
  EXPECT_EQ(code_from(organisation_kinds(), "Trung tâm nghiên cứu"), "INSTITUTE");
}

TEST(Vocabulary, WhatBecameOfAMeeting) {
  const auto code = [](std::string_view words) { return whole_code_from(outcomes(), words); };
  EXPECT_EQ(outcomes().size(), 26u);
  EXPECT_EQ(code("contract"), "CONTRACT");
  EXPECT_EQ(code("Đã ký hợp đồng"), "CONTRACT");
  EXPECT_EQ(code("chưa ký hợp đồng"), "CONTACT");
  EXPECT_EQ(code("Không diễn ra"), "CANCELLED");
  EXPECT_EQ(code("Chưa diễn ra"), "SCHEDULED");
  EXPECT_EQ(code("見積・提案"), "QUOTE");
  EXPECT_EQ(code("提案"), "PROPOSED");
  EXPECT_EQ(code("BEN CAU VANG"), "NO_SHOW_B");
  EXPECT_EQ(code("Không quan tâm"), "NONE");
  EXPECT_EQ(code("未実施"), "SCHEDULED");
  EXPECT_EQ(code("walkin_held"), "WALKIN_HELD");
  EXPECT_EQ(code("tốt"), "");
  EXPECT_EQ(code("chưa có hợp đồng"), "");  // a part of it would be a contract
  EXPECT_EQ(code(""), "");
}

TEST(Fields, FromCodesAndWords) {
  EXPECT_EQ(field_from("bio"), Field::bio);
  EXPECT_EQ(field_from("Công nghệ môi trường"), Field::env);
  EXPECT_EQ(field_from("Môi trường"), Field::env);
  EXPECT_EQ(field_from("xu ly nuoc thai"), Field::env);
  EXPECT_EQ(field_from("Năng lượng mới"), Field::nen);
  EXPECT_EQ(field_from("新エネルギー"), Field::nen);
  EXPECT_EQ(field_from("Tự động hoá"), Field::aut);
  EXPECT_EQ(field_from("新素材技術"), Field::mat);
  EXPECT_EQ(field_from("automation"), Field::aut);
  EXPECT_EQ(field_from("du lịch"), std::nullopt);
  EXPECT_EQ(field_from(""), std::nullopt);
  for (const Field field : all_fields) {
    EXPECT_EQ(field_from(field_code(field)), field);
    for (const Lang lang : all_langs) EXPECT_EQ(field_from(field_label(field, lang)), field);
  }
}

TEST(Trl, FromNumbersAndWords) {
  EXPECT_EQ(trl_from("7"), 7);
  EXPECT_EQ(trl_from("TRL 6"), 6);
  EXPECT_EQ(trl_from("trl:9"), 9);
  EXPECT_EQ(trl_from("ＴＲＬ８"), 8);
  EXPECT_EQ(trl_from("6-7"), 6);
  EXPECT_EQ(trl_from("TRL 12"), 12);
  EXPECT_EQ(trl_from("123456789012345678901"), 9999);
  EXPECT_EQ(trl_from("Quy mô pilot"), 6);
  EXPECT_EQ(trl_from("đã thương mại hóa"), 9);
  EXPECT_EQ(trl_from("chua thuong mai hoa"), 7);
  EXPECT_EQ(trl_from("Quy mô phòng thí nghiệm"), 4);
  EXPECT_EQ(trl_from("量産・納入実績"), 9);
  EXPECT_EQ(trl_from("2 dây chuyền đã thương mại hóa"), 9);
  EXPECT_EQ(trl_from("???"), std::nullopt);
  EXPECT_EQ(trl_from(""), std::nullopt);
}

TEST(Capability, FromNumbersAndWords) {
  EXPECT_EQ(capability_from("3"), 3);
  EXPECT_EQ(capability_from("3/5"), 3);
  EXPECT_EQ(capability_from("9"), 9);
  EXPECT_EQ(capability_from("Chỉ vận hành, không có kỹ sư"), 1);
  EXPECT_EQ(capability_from("Có kỹ thuật viên bảo trì"), 2);
  EXPECT_EQ(capability_from("Có kỹ sư công nghệ và QC"), 3);
  EXPECT_EQ(capability_from("研究開発部門あり"), 4);
  EXPECT_EQ(capability_from("R&D + xưởng thử nghiệm"), 5);
  EXPECT_EQ(capability_from("tốt"), std::nullopt);
}

}  // namespace
}  // namespace caunoi
