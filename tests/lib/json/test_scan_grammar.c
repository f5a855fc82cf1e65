/*
 * json/scan: the grammar, a row a kind of text, under the names of the public JSONTestSuite
 * (N. Seriot, test_parsing: 95 y_, 188 n_, 35 i_); the bytes are our own. A name says what
 * must come out: y_ is accepted, n_ is refused; what becomes of an i_ stands in its row.
 * Where a file of the suite has an LF as blank space, a row has a space: a line has no LF.
 *
 * With JSON_TEST_SUITE naming the suite's folder test_parsing, its files are tried too. There
 * an LF outside a string becomes a space, since it is blank space; one within a string stays
 * and ends the line; nothing else is touched.
 */
#include "scan_try.h"

#include <dirent.h>
#include <stdio.h>

#include "base/buf.h"

#define ROW(name, text) { name, text, sizeof(text) - 1 }

static const struct row {
	const char *name;
	const char *text;
	size_t n;
} rows[] = {
	ROW("y_array_arraysWithSpaces", "[[]   ]"),
	ROW("y_array_empty-string", "[\"\"]"),
	ROW("y_array_empty", "[]"),
	ROW("y_array_ending_with_newline", "[\"p\"] "),
	ROW("y_array_false", "[false]"),
	ROW("y_array_heterogeneous", "[null, 7, \"7\", {}]"),
	ROW("y_array_null", "[null]"),
	ROW("y_array_with_1_and_newline", "[7 ]"),
	ROW("y_array_with_leading_space", " [7]"),
	ROW("y_array_with_several_null", "[7,null,null,null,2]"),
	ROW("y_array_with_trailing_space", "[2] "),
	ROW("y_number", "{\"v\":804e65}"),
	ROW("y_number_0e+1", "{\"v\":0e+1}"),
	ROW("y_number_0e1", "{\"v\":0e1}"),
	ROW("y_number_after_space", "{\"v\": 4}"),
	ROW("y_number_double_close_to_zero",
	    "{\"v\":-0.00000000000000000000000000000000000000003}"),
	ROW("y_number_int_with_exp", "{\"v\":20e1}"),
	ROW("y_number_minus_zero", "{\"v\":-0}"),
	ROW("y_number_negative_int", "{\"v\":-804}"),
	ROW("y_number_negative_one", "{\"v\":-1}"),
	ROW("y_number_negative_zero", "{\"v\":-0}"),
	ROW("y_number_real_capital_e", "{\"v\":1E22}"),
	ROW("y_number_real_capital_e_neg_exp", "{\"v\":1E-2}"),
	ROW("y_number_real_capital_e_pos_exp", "{\"v\":1E+2}"),
	ROW("y_number_real_exponent", "{\"v\":804e45}"),
	ROW("y_number_real_fraction_exponent", "{\"v\":804.456e78}"),
	ROW("y_number_real_neg_exp", "{\"v\":1e-2}"),
	ROW("y_number_real_pos_exponent", "{\"v\":1e+2}"),
	ROW("y_number_simple_int", "{\"v\":804}"),
	ROW("y_number_simple_real", "{\"v\":804.456789}"),
	ROW("y_object", "{\"tag\":\"why\", \"tog\":\"fgh\"}"),
	ROW("y_object_basic", "{\"tag\":\"why\"}"),
	ROW("y_object_duplicated_key", "{\"p\":\"q\",\"p\":\"c\"}"),
	ROW("y_object_duplicated_key_and_value", "{\"p\":\"q\",\"p\":\"q\"}"),
	ROW("y_object_empty", "{}"),
	ROW("y_object_empty_key", "{\"\":0}"),
	ROW("y_object_escaped_null_in_key", "{\"box\\u0000bar\": 42}"),
	ROW("y_object_extreme_numbers", "{ \"min\": -7.0e+28, \"max\": 7.0e+28 }"),
	ROW("y_object_long_strings",
	    "{\"k\":[{\"id\":\"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\"}],"
	    "\"id\":\"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\"}"),
	ROW("y_object_simple", "{\"p\":[]}"),
	ROW("y_object_string_unicode",
	    "{\"v\":\"\\u043c\\u0438\\u0440 \\u0438 \\u0434\\u043e\\u043c\"}"),
	ROW("y_object_with_newlines", "{ \"p\": \"q\" }"),
	ROW("y_string_1_2_3_bytes_UTF-8_sequences", "{\"v\":\"\\u0060\\u012a\\u12AB\"}"),
	ROW("y_string_accepted_surrogate_pair", "{\"v\":\"\\uD801\\udc37\"}"),
	ROW("y_string_accepted_surrogate_pairs", "{\"v\":\"\\ud83d\\ude39\\ud83d\\udc8d\"}"),
	ROW("y_string_allowed_escapes", "{\"v\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
	ROW("y_string_backslash_and_u_escaped_zero", "{\"v\":\"\\\\u0000\"}"),
	ROW("y_string_backslash_doublequotes", "{\"v\":\"\\\"\"}"),
	ROW("y_string_comments", "{\"v\":\"p/*q*/r/*s//t\"}"),
	ROW("y_string_double_escape_a", "{\"v\":\"\\\\a\"}"),
	ROW("y_string_double_escape_n", "{\"v\":\"\\\\n\"}"),
	ROW("y_string_escaped_control_character", "{\"v\":\"\\u0012\"}"),
	ROW("y_string_escaped_noncharacter", "{\"v\":\"\\uFFFF\"}"),
	ROW("y_string_in_array", "{\"v\":\"asd\"}"),
	ROW("y_string_in_array_with_leading_space", "{\"v\": \"asd\"}"),
	ROW("y_string_last_surrogates_1_and_2", "{\"v\":\"\\uDBFF\\uDFFF\"}"),
	ROW("y_string_nbsp_uescaped", "{\"v\":\"new\\u00A0line\"}"),
	ROW("y_string_nonCharacterInUTF-8_U+10FFFF", "{\"v\":\"\364\217\277\277\"}"),
	ROW("y_string_nonCharacterInUTF-8_U+FFFF", "{\"v\":\"\357\277\277\"}"),
	ROW("y_string_null_escape", "{\"v\":\"\\u0000\"}"),
	ROW("y_string_one-byte-utf-8", "{\"v\":\"\\u002c\"}"),
	ROW("y_string_pi", "{\"v\":\"\317\200\"}"),
	ROW("y_string_reservedCharacterInUTF-8_U+1BFFF", "{\"v\":\"\360\233\277\277\"}"),
	ROW("y_string_simple_ascii", "{\"v\":\"asd \"}"),
	ROW("y_string_space", "\" \""),
	ROW("y_string_surrogates_U+1D11E_MUSICAL_SYMBOL_G_CLEF", "{\"v\":\"\\uD834\\uDd1e\"}"),
	ROW("y_string_three-byte-utf-8", "{\"v\":\"\\u0821\"}"),
	ROW("y_string_two-byte-utf-8", "{\"v\":\"\\u0804\"}"),
	ROW("y_string_u+2028_line_sep", "{\"v\":\"\342\200\250\"}"),
	ROW("y_string_u+2029_par_sep", "{\"v\":\"\342\200\251\"}"),
	ROW("y_string_uEscape", "{\"v\":\"\\u0061\\u30af\\u30EA\\u30b9\"}"),
	ROW("y_string_uescaped_newline", "{\"v\":\"new\\u000Aline\"}"),
	ROW("y_string_unescaped_char_delete", "{\"v\":\"\177\"}"),
	ROW("y_string_unicode", "{\"v\":\"\\uA66D\"}"),
	ROW("y_string_unicodeEscapedBackslash", "{\"v\":\"\\u005C\"}"),
	ROW("y_string_unicode_2", "{\"v\":\"\342\215\202\343\210\264\342\215\202\"}"),
	ROW("y_string_unicode_U+10FFFE_nonchar", "{\"v\":\"\\uDBFF\\uDFFE\"}"),
	ROW("y_string_unicode_U+1FFFE_nonchar", "{\"v\":\"\\uD83F\\uDFFE\"}"),
	ROW("y_string_unicode_U+200B_ZERO_WIDTH_SPACE", "{\"v\":\"\\u200B\"}"),
	ROW("y_string_unicode_U+2064_invisible_plus", "{\"v\":\"\\u2064\"}"),
	ROW("y_string_unicode_U+FDD0_nonchar", "{\"v\":\"\\uFDD0\"}"),
	ROW("y_string_unicode_U+FFFE_nonchar", "{\"v\":\"\\uFFFE\"}"),
	ROW("y_string_unicode_escaped_double_quote", "{\"v\":\"\\u0022\"}"),
	ROW("y_string_utf8", "{\"v\":\"\342\202\254\360\235\204\236\"}"),
	ROW("y_string_with_del_character", "{\"v\":\"a\177a\"}"),
	ROW("y_structure_lonely_false", "false"),
	ROW("y_structure_lonely_int", "42"),
	ROW("y_structure_lonely_negative_real", "-0.7"),
	ROW("y_structure_lonely_null", "null"),
	ROW("y_structure_lonely_string", "\"tag\""),
	ROW("y_structure_lonely_true", "true"),
	ROW("y_structure_string_empty", "\"\""),
	ROW("y_structure_trailing_newline", "[\"p\"]  "),
	ROW("y_structure_true_in_array", "[true]"),
	ROW("y_structure_whitespace_array", " [] "),
	ROW("n_array_1_true_without_comma", "[7 true]"),
	ROW("n_array_a_invalid_utf8", "[a\345]"),
	ROW("n_array_colon_instead_of_comma", "[\"\": 7]"),
	ROW("n_array_comma_after_close", "[\"\"],"),
	ROW("n_array_comma_and_number", "[,7]"),
	ROW("n_array_double_comma", "[7,,2]"),
	ROW("n_array_double_extra_comma", "[\"k\",,]"),
	ROW("n_array_extra_close", "[\"k\"]]"),
	ROW("n_array_extra_comma", "[\"\",]"),
	ROW("n_array_incomplete", "[\"k\""),
	ROW("n_array_incomplete_invalid_value", "[x"),
	ROW("n_array_inner_array_no_comma", "[3[4]]"),
	ROW("n_array_invalid_utf8", "[\377]"),
	ROW("n_array_items_separated_by_semicolon", "[7:2]"),
	ROW("n_array_just_comma", "[,]"),
	ROW("n_array_just_minus", "[-]"),
	ROW("n_array_missing_value", "[   , \"\"]"),
	ROW("n_array_newlines_unclosed", "[\"p\", 4 ,7,"),
	ROW("n_array_number_and_comma", "[7,]"),
	ROW("n_array_number_and_several_commas", "[7,,]"),
	ROW("n_array_spaces_vertical_tab_formfeed", "[\"\013a\"\\f]"),
	ROW("n_array_star_inside", "[*]"),
	ROW("n_array_unclosed", "[\"\""),
	ROW("n_array_unclosed_trailing_comma", "[7,"),
	ROW("n_array_unclosed_with_new_lines", "[7, 7 ,7"),
	ROW("n_array_unclosed_with_object_inside", "[{}"),
	ROW("n_incomplete_false", "[fals]"),
	ROW("n_incomplete_null", "[nul]"),
	ROW("n_incomplete_true", "[tru]"),
	ROW("n_multidigit_number_then_00", "804\000"),
	ROW("n_number_++", "{\"v\":++8044}"),
	ROW("n_number_+1", "{\"v\":+1}"),
	ROW("n_number_+Inf", "{\"v\":+Inf}"),
	ROW("n_number_-01", "{\"v\":-01}"),
	ROW("n_number_-1.0.", "{\"v\":-1.0.}"),
	ROW("n_number_-2.", "{\"v\":-2.}"),
	ROW("n_number_-NaN", "{\"v\":-NaN}"),
	ROW("n_number_.-1", "{\"v\":.-1}"),
	ROW("n_number_.2e-3", "{\"v\":.2e-3}"),
	ROW("n_number_0.1.2", "{\"v\":0.1.2}"),
	ROW("n_number_0.3e+", "{\"v\":0.3e+}"),
	ROW("n_number_0.3e", "{\"v\":0.3e}"),
	ROW("n_number_0.e1", "{\"v\":0.e1}"),
	ROW("n_number_0_capital_E+", "{\"v\":0E+}"),
	ROW("n_number_0_capital_E", "{\"v\":0E}"),
	ROW("n_number_0e+", "{\"v\":0e+}"),
	ROW("n_number_0e", "{\"v\":0e}"),
	ROW("n_number_1.0e+", "{\"v\":1.0e+}"),
	ROW("n_number_1.0e-", "{\"v\":1.0e-}"),
	ROW("n_number_1.0e", "{\"v\":1.0e}"),
	ROW("n_number_1_000", "{\"v\":1 000.0}"),
	ROW("n_number_1eE2", "{\"v\":1eE2}"),
	ROW("n_number_2.e+3", "{\"v\":2.e+3}"),
	ROW("n_number_2.e-3", "{\"v\":2.e-3}"),
	ROW("n_number_2.e3", "{\"v\":2.e3}"),
	ROW("n_number_9.e+", "{\"v\":9.e+}"),
	ROW("n_number_Inf", "{\"v\":Inf}"),
	ROW("n_number_NaN", "{\"v\":NaN}"),
	ROW("n_number_U+FF11_fullwidth_digit_one", "{\"v\":\357\274\221}"),
	ROW("n_number_expression", "{\"v\":1+2}"),
	ROW("n_number_hex_1_digit", "{\"v\":0x1}"),
	ROW("n_number_hex_2_digits", "{\"v\":0x42}"),
	ROW("n_number_infinity", "{\"v\":Infinity}"),
	ROW("n_number_invalid+-", "{\"v\":0e+-1}"),
	ROW("n_number_invalid-negative-real", "{\"v\":-804.804foo}"),
	ROW("n_number_invalid-utf-8-in-bigger-int", "{\"v\":804\345}"),
	ROW("n_number_invalid-utf-8-in-exponent", "{\"v\":1e1\345}"),
	ROW("n_number_invalid-utf-8-in-int", "{\"v\":0\345}"),
	ROW("n_number_minus_infinity", "{\"v\":-Infinity}"),
	ROW("n_number_minus_sign_with_trailing_garbage", "{\"v\":-foo}"),
	ROW("n_number_minus_space_1", "{\"v\":- 1}"),
	ROW("n_number_neg_int_starting_with_zero", "{\"v\":-012}"),
	ROW("n_number_neg_real_without_int_part", "{\"v\":-.804}"),
	ROW("n_number_neg_with_garbage_at_end", "{\"v\":-1x}"),
	ROW("n_number_real_garbage_after_e", "{\"v\":1ea}"),
	ROW("n_number_real_with_invalid_utf8_after_e", "{\"v\":1e\345}"),
	ROW("n_number_real_without_fractional_part", "{\"v\":1.}"),
	ROW("n_number_starting_with_dot", "{\"v\":.804}"),
	ROW("n_number_with_alpha", "{\"v\":1.2a-3}"),
	ROW("n_number_with_alpha_char", "{\"v\":1.80116703H-308}"),
	ROW("n_number_with_leading_zero", "{\"v\":012}"),
	ROW("n_object_bad_value", "[\"k\", truth]"),
	ROW("n_object_bracket_key", "{[: \"k\"}"),
	ROW("n_object_comma_instead_of_colon", "{\"k\", null}"),
	ROW("n_object_double_colon", "{\"k\"::\"q\"}"),
	ROW("n_object_emoji", "{\360\237\207\263\360\237\207\261}"),
	ROW("n_object_garbage_at_end", "{\"p\":\"p\" 723}"),
	ROW("n_object_key_with_single_quotes", "{key: 'value'}"),
	ROW("n_object_lone_continuation_byte_in_key_and_trailing_comma", "{\"\271\":\"0\",}"),
	ROW("n_object_missing_colon", "{\"p\" b}"),
	ROW("n_object_missing_key", "{:\"q\"}"),
	ROW("n_object_missing_semicolon", "{\"p\" \"q\"}"),
	ROW("n_object_missing_value", "{\"p\":"),
	ROW("n_object_no-colon", "{\"p\""),
	ROW("n_object_non_string_key", "{7:7}"),
	ROW("n_object_non_string_key_but_huge_number_instead", "{9999E9999:7}"),
	ROW("n_object_repeated_null_null", "{null:null,null:null}"),
	ROW("n_object_several_trailing_commas", "{\"id\":0,,,,,}"),
	ROW("n_object_single_quote", "{'a':0}"),
	ROW("n_object_trailing_comma", "{\"id\":0,}"),
	ROW("n_object_trailing_comment", "{\"p\":\"q\"}/**/"),
	ROW("n_object_trailing_comment_open", "{\"p\":\"q\"}/**//"),
	ROW("n_object_trailing_comment_slash_open", "{\"p\":\"q\"}//"),
	ROW("n_object_trailing_comment_slash_open_incomplete", "{\"p\":\"q\"}/"),
	ROW("n_object_two_commas_in_a_row", "{\"p\":\"q\",,\"c\":\"d\"}"),
	ROW("n_object_unquoted_key", "{a: \"q\"}"),
	ROW("n_object_unterminated-value", "{\"p\":\"a"),
	ROW("n_object_with_single_string", "{ \"box\" : \"bar\", \"p\" }"),
	ROW("n_object_with_trailing_garbage", "{\"p\":\"q\"}#"),
	ROW("n_single_space", " "),
	ROW("n_string_1_surrogate_then_escape", "{\"v\":\"\\uD800\\\"}"),
	ROW("n_string_1_surrogate_then_escape_u", "{\"v\":\"\\uD800\\u\"}"),
	ROW("n_string_1_surrogate_then_escape_u1", "{\"v\":\"\\uD800\\u1\"}"),
	ROW("n_string_1_surrogate_then_escape_u1x", "{\"v\":\"\\uD800\\u1x\"}"),
	ROW("n_string_accentuated_char_no_quotes", "{\"v\":\303\251}"),
	ROW("n_string_backslash_00", "{\"v\":\"\\\000\"}"),
	ROW("n_string_escape_x", "{\"v\":\"\\x00\"}"),
	ROW("n_string_escaped_backslash_bad", "{\"v\":\"\\\\\\\"}"),
	ROW("n_string_escaped_ctrl_char_tab", "{\"v\":\"\\\t\"}"),
	ROW("n_string_escaped_emoji", "{\"v\":\"\\\360\237\214\200\"}"),
	ROW("n_string_incomplete_escape", "{\"v\":\"\\\"}"),
	ROW("n_string_incomplete_escaped_character", "{\"v\":\"\\u00A\"}"),
	ROW("n_string_incomplete_surrogate", "{\"v\":\"\\uD834\\uDd\"}"),
	ROW("n_string_incomplete_surrogate_escape_invalid", "{\"v\":\"\\uD800\\uD800\\x\"}"),
	ROW("n_string_invalid-utf-8-in-escape", "{\"v\":\"\\u\345\"}"),
	ROW("n_string_invalid_backslash_esc", "{\"v\":\"\\a\"}"),
	ROW("n_string_invalid_unicode_escape", "{\"v\":\"\\uqqqq\"}"),
	ROW("n_string_invalid_utf8_after_escape", "{\"v\":\"\\\345\"}"),
	ROW("n_string_leading_uescaped_thinspace", "{\"v\":\\u0020\"asd\"}"),
	ROW("n_string_no_quotes_with_bad_escape", "{\"v\":\\n}"),
	ROW("n_string_single_doublequote", "\""),
	ROW("n_string_single_quote", "{\"v\":'single quote'}"),
	ROW("n_string_single_string_no_double_quotes", "abc"),
	ROW("n_string_start_escape_unclosed", "[\"\\"),
	ROW("n_string_unescaped_ctrl_char", "{\"v\":\"a\000a\"}"),
	ROW("n_string_unescaped_newline", "{\"v\":\"old\nline\"}"),
	ROW("n_string_unescaped_tab", "{\"v\":\"\t\"}"),
	ROW("n_string_unicode_CapitalU", "\"\\UA66D\""),
	ROW("n_string_with_trailing_garbage", "\"\"x"),
	ROW("n_structure_U+2060_word_joined", "[\342\201\240]"),
	ROW("n_structure_UTF8_BOM_no_data", "\357\273\277"),
	ROW("n_structure_angle_bracket_.", "<.>"),
	ROW("n_structure_angle_bracket_null", "[<null>]"),
	ROW("n_structure_array_trailing_garbage", "[7]x"),
	ROW("n_structure_array_with_extra_array_close", "[7]]"),
	ROW("n_structure_array_with_unclosed_string", "[\"tag]"),
	ROW("n_structure_ascii-unicode-identifier", "a\303\245"),
	ROW("n_structure_capitalized_True", "[True]"),
	ROW("n_structure_close_unopened_array", "7]"),
	ROW("n_structure_comma_instead_of_closing_brace", "{\"k\": true,"),
	ROW("n_structure_double_array", "[][]"),
	ROW("n_structure_end_array", "]"),
	ROW("n_structure_incomplete_UTF8_BOM", "\357\273{}"),
	ROW("n_structure_lone-invalid-utf-8", "\345"),
	ROW("n_structure_lone-open-bracket", "["),
	ROW("n_structure_no_data", ""),
	ROW("n_structure_null-byte-outside-string", "[\000]"),
	ROW("n_structure_number_with_trailing_garbage", "2@"),
	ROW("n_structure_object_followed_by_closing_object", "{}}"),
	ROW("n_structure_object_unclosed_no_value", "{\"\":"),
	ROW("n_structure_object_with_comment", "{\"p\":/*comment*/\"q\"}"),
	ROW("n_structure_object_with_trailing_garbage", "{\"p\": true} \"k\""),
	ROW("n_structure_open_array_apostrophe", "['"),
	ROW("n_structure_open_array_comma", "[,"),
	ROW("n_structure_open_array_open_object", "[{"),
	ROW("n_structure_open_array_open_string", "[\"a"),
	ROW("n_structure_open_array_string", "[\"p\""),
	ROW("n_structure_open_object", "{"),
	ROW("n_structure_open_object_close_array", "{]"),
	ROW("n_structure_open_object_comma", "{,"),
	ROW("n_structure_open_object_open_array", "{["),
	ROW("n_structure_open_object_open_string", "{\"a"),
	ROW("n_structure_open_object_string_with_apostrophes", "{'a'"),
	ROW("n_structure_open_open", "[\"\\{[\"\\{[\"\\{[\"\\{"),
	ROW("n_structure_single_eacute", "\351"),
	ROW("n_structure_single_star", "*"),
	ROW("n_structure_trailing_#", "{\"p\":\"q\"}#{}"),
	ROW("n_structure_uescaped_LF_before_string", "[\\u000A\"\"]"),
	ROW("n_structure_unclosed_array", "[7"),
	ROW("n_structure_unclosed_array_partial_null", "[ false, nul"),
	ROW("n_structure_unclosed_array_unfinished_false", "[ true, fals"),
	ROW("n_structure_unclosed_array_unfinished_true", "[ false, tru"),
	ROW("n_structure_unclosed_object", "{\"tag\":\"tag\""),
	ROW("n_structure_unicode-identifier", "\303\245"),
	ROW("n_structure_whitespace_U+2060_word_joiner", "[\342\201\240]"),
	ROW("n_structure_whitespace_formfeed", "[\014]"),
};

/* Left to the reader of JSON by RFC 8259. Numbers of any size pass; nesting up to the limit. */
static const struct row accepted[] = {
	ROW("i_number_double_huge_neg_exp", "{\"v\":804.456e-789}"),
	ROW("i_number_huge_exp", "{\"v\":0.7e006699999999999999999999999999999999999999999}"),
	ROW("i_number_neg_int_huge_exp", "{\"v\":-1e+9999}"),
	ROW("i_number_pos_double_huge_exp", "{\"v\":1.5e+9999}"),
	ROW("i_number_real_neg_overflow", "{\"v\":-804804e100000}"),
	ROW("i_number_real_pos_overflow", "{\"v\":804804e100000}"),
	ROW("i_number_real_underflow", "{\"v\":804e-10000000}"),
	ROW("i_number_too_big_neg_int", "{\"v\":-804804804804804804804804804804}"),
	ROW("i_number_too_big_pos_int", "{\"v\":100000000000000000000}"),
	ROW("i_number_very_big_negative_int", "{\"v\":-9374662783249732849732423846327846}"),
};

/* Lone surrogates, what is no strict UTF-8, a byte order mark within the text. */
static const struct row refused[] = {
	ROW("i_object_key_lone_2nd_surrogate", "{\"\\uDFAA\":0}"),
	ROW("i_string_1st_surrogate_but_2nd_missing", "{\"v\":\"\\uDADA\"}"),
	ROW("i_string_1st_valid_surrogate_2nd_invalid", "{\"v\":\"\\uD888\\u8044\"}"),
	ROW("i_string_UTF-16LE_with_BOM", "\377\376[\000\"\000\351\000\"\000]\000"),
	ROW("i_string_UTF-8_invalid_sequence", "{\"v\":\"\346\227\245\321\210\372\"}"),
	ROW("i_string_UTF8_surrogate_U+D800", "{\"v\":\"\355\240\200\"}"),
	ROW("i_string_incomplete_surrogate_and_escape_valid", "{\"v\":\"\\uD800\\n\"}"),
	ROW("i_string_incomplete_surrogate_pair", "{\"v\":\"\\uDd1ea\"}"),
	ROW("i_string_incomplete_surrogates_escape_valid", "{\"v\":\"\\uD800\\uD800\\n\"}"),
	ROW("i_string_invalid_lonely_surrogate", "{\"v\":\"\\ud800\"}"),
	ROW("i_string_invalid_surrogate", "{\"v\":\"\\ud800abc\"}"),
	ROW("i_string_invalid_utf-8", "{\"v\":\"\377\"}"),
	ROW("i_string_inverted_surrogates_U+1D11E", "{\"v\":\"\\uDd1e\\uD834\"}"),
	ROW("i_string_iso_latin_1", "{\"v\":\"\351\"}"),
	ROW("i_string_lone_second_surrogate", "{\"v\":\"\\uDFAA\"}"),
	ROW("i_string_lone_utf8_continuation_byte", "{\"v\":\"\201\"}"),
	ROW("i_string_not_in_unicode_range", "{\"v\":\"\364\277\277\277\"}"),
	ROW("i_string_overlong_sequence_2_bytes", "{\"v\":\"\300\257\"}"),
	ROW("i_string_overlong_sequence_6_bytes", "{\"v\":\"\374\203\277\277\277\277\"}"),
	ROW("i_string_overlong_sequence_6_bytes_null",
	    "{\"v\":\"\374\200\200\200\200\200\"}"),
	ROW("i_string_truncated-utf-8", "{\"v\":\"\340\377\"}"),
	ROW("i_string_utf16BE_no_BOM", "\000[\000\"\000\351\000\"\000]"),
	ROW("i_string_utf16LE_no_BOM", "[\000\"\000\351\000\"\000]\000"),
	ROW("i_structure_UTF-8_BOM_empty_object", "\357\273\277{}"),
};

/* Rows of repeated text: n_structure_100000_opening_arrays and the like. */
static const struct repeated_row {
	const char *name, *unit, *last_unit;
	size_t times;
	bool accepted;
} repeated[] = {
	{ "n_structure_100000_opening_arrays", "[", "", 100000, false },
	{ "n_structure_open_array_object", "[{\"\":", "\n", 50000, false },
	{ "i_structure_500_nested_arrays", "[", "]", 500, true },
};

static void judge(const char *name, const char *text, size_t n, bool want)
{
	struct lbl_paths *p = try_paths(NULL, 0);
	char *line = try_line(text, n);

	for (int k = 0; k < N_KINDS; k++) {
		struct lbl_scan *s = lbl_scan_new(p, 0, try_kinds[k]);
		struct lbl_scanned got = { 0 };

		if (!s)
			continue;
		ck_assert_msg((lbl_scan_line(s, line, &got) == 0) == want, "%s, kind %d: %s", name,
			      (int)try_kinds[k], got.fault ? got.fault : "accepted");
		ck_assert_int_eq(*got.end, '\n');
		if (got.fault)
			ck_assert(got.at >= line && got.at <= got.end);
		lbl_scan_free(s);
	}
	free(line);
	lbl_paths_free(p);
}

START_TEST(rows_hold)
{
	judge(rows[_i].name, rows[_i].text, rows[_i].n, rows[_i].name[0] == 'y');
}
END_TEST

START_TEST(accepted_rows_hold)
{
	judge(accepted[_i].name, accepted[_i].text, accepted[_i].n, true);
}
END_TEST

START_TEST(refused_rows_hold)
{
	judge(refused[_i].name, refused[_i].text, refused[_i].n, false);
}
END_TEST

START_TEST(repeated_rows_hold)
{
	const struct repeated_row *r = &repeated[_i];
	struct lbl_buf text = { 0 };

	for (size_t i = 0; i < r->times; i++)
		lbl_buf_puts(&text, r->unit);
	for (size_t i = 0; i < r->times; i++)
		lbl_buf_puts(&text, r->last_unit);
	judge(r->name, text.data, text.len, r->accepted);
	lbl_buf_clear(&text);
}
END_TEST

START_TEST(every_kind_has_its_row)
{
	size_t n[256] = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		n[(unsigned char)rows[i].name[0]]++;
	for (size_t i = 0; i < sizeof(repeated) / sizeof(repeated[0]); i++)
		n[(unsigned char)repeated[i].name[0]]++;
	ck_assert_uint_eq(n['y'], 95);
	ck_assert_uint_eq(n['n'], 188);
	ck_assert_uint_eq(sizeof(accepted) / sizeof(accepted[0]) +
			      sizeof(refused) / sizeof(refused[0]) + n['i'],
			  35);
}
END_TEST

/* LFs outside strings are blank space: made spaces. */
static void join_lines(char *text, size_t n)
{
	bool in_string = false;

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '"')
			in_string = !in_string;
		else if (text[i] == '\\' && in_string)
			i++;
		else if (text[i] == '\n' && !in_string)
			text[i] = ' ';
	}
}

static void judge_file(const char *folder, const char *name)
{
	static char text[1 << 20];
	char path[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	ck_assert_ptr_nonnull(f);
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	join_lines(text, n);
	judge(name, text, n, name[0] == 'y');
}

START_TEST(the_suite_itself)
{
	const char *folder = getenv("JSON_TEST_SUITE");
	size_t accepted_files = 0, refused_files = 0;
	struct dirent *entry;
	DIR *d = opendir(folder);

	ck_assert_ptr_nonnull(d);
	while ((entry = readdir(d))) {
		if (entry->d_name[0] != 'y' && entry->d_name[0] != 'n')
			continue;
		judge_file(folder, entry->d_name);
		accepted_files += entry->d_name[0] == 'y';
		refused_files += entry->d_name[0] == 'n';
	}
	closedir(d);
	ck_assert_uint_ge(accepted_files, 95);
	ck_assert_uint_ge(refused_files, 188);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
	Suite *s = suite_create("json/scan_grammar");
	TCase *c = tcase_create("grammar");

	tcase_add_loop_test(c, rows_hold, 0, COUNT(rows));
	tcase_add_loop_test(c, accepted_rows_hold, 0, COUNT(accepted));
	tcase_add_loop_test(c, refused_rows_hold, 0, COUNT(refused));
	tcase_add_loop_test(c, repeated_rows_hold, 0, COUNT(repeated));
	tcase_add_test(c, every_kind_has_its_row);
	if (getenv("JSON_TEST_SUITE"))
		tcase_add_test(c, the_suite_itself);
	else
		puts("SKIP: the_suite_itself: JSON_TEST_SUITE does not name its test_parsing");
	suite_add_tcase(s, c);
	return try_run(s);
}
