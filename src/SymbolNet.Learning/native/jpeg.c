// JPEG files to grey pixels. Every call returns 0, or -1 with a sentence in `message`; nothing is kept between calls, so threads do not meet.
// libjpeg reports errors by a call that must not return: it jumps back to the setjmp below, in a frame that is still there and whose changed variables are volatile.
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#define SN_API __attribute__((visibility("default")))

// A progressive file may repeat its scans for ever, each of them over the whole picture.
enum { SCAN_LIMIT = 100 };

struct failure {
  struct jpeg_error_mgr manager;  // first, so that libjpeg's pointer to it is a pointer to this
  jmp_buf back;
  char* message;
  int length;
};

static void fail(j_common_ptr info) {
  struct failure* failure = (struct failure*)info->err;
  char text[JMSG_LENGTH_MAX];
  failure->manager.format_message(info, text);
  snprintf(failure->message, (size_t)failure->length, "%s", text);
  longjmp(failure->back, 1);
}

// libjpeg fills what is missing with grey and only warns; a picture that is partly made up is not read here. Other warnings (stray bytes between segments) do no harm.
static void judge_warning(j_common_ptr info, int level) {
  if (level >= 0) return;
  int code = info->err->msg_code;
  if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE) fail(info);
}

static void count_scans(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number <= SCAN_LIMIT) return;
  struct failure* failure = (struct failure*)info->err;
  snprintf(failure->message, (size_t)failure->length, "it has more than %d scans", SCAN_LIMIT);
  longjmp(failure->back, 1);
}

static void prepare(j_decompress_ptr info, struct failure* failure, char* message, int length) {
  info->err = jpeg_std_error(&failure->manager);
  failure->manager.error_exit = fail;
  failure->manager.emit_message = judge_warning;
  failure->message = message;
  failure->length = length;
}

SN_API int32_t sn_jpeg_size(const uint8_t* bytes, size_t length, int32_t* width, int32_t* height, char* message, int32_t message_length) {
  struct jpeg_decompress_struct info;
  struct failure failure;
  *width = *height = 0;
  memset(&info, 0, sizeof info);  // a failure while it is created must find nothing to free
  prepare(&info, &failure, message, message_length);
  if (setjmp(failure.back)) {
    jpeg_destroy_decompress(&info);
    return -1;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, bytes, (unsigned long)length);
  jpeg_read_header(&info, TRUE);
  *width = (int32_t)info.image_width;
  *height = (int32_t)info.image_height;
  jpeg_destroy_decompress(&info);
  return 0;
}

SN_API int32_t sn_jpeg_read(const uint8_t* bytes, size_t length, int32_t reduction, int32_t width, int32_t height, uint8_t* pixels, char* message, int32_t message_length) {
  struct jpeg_decompress_struct info;
  struct failure failure;
  struct jpeg_progress_mgr watch;
  uint8_t* volatile inks = NULL;  // a row of a CMYK picture
  memset(&info, 0, sizeof info);
  memset(&watch, 0, sizeof watch);
  prepare(&info, &failure, message, message_length);
  if (setjmp(failure.back)) {
    jpeg_destroy_decompress(&info);
    free(inks);
    return -1;
  }
  jpeg_create_decompress(&info);
  watch.progress_monitor = count_scans;
  info.progress = &watch;
  jpeg_mem_src(&info, bytes, (unsigned long)length);
  jpeg_read_header(&info, TRUE);
  const int printed = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  info.out_color_space = printed ? JCS_CMYK : JCS_GRAYSCALE;
  info.scale_num = 1;
  info.scale_denom = (unsigned int)reduction;
  jpeg_start_decompress(&info);
  if (info.output_width != (JDIMENSION)width || info.output_height != (JDIMENSION)height) {
    snprintf(message, (size_t)message_length, "its size changed");
    longjmp(failure.back, 1);
  }
  if (printed && !(inks = malloc(4 * (size_t)width))) {
    snprintf(message, (size_t)message_length, "memory ran out");
    longjmp(failure.back, 1);
  }
  while (info.output_scanline < info.output_height) {
    uint8_t* grey = pixels + (size_t)info.output_scanline * (size_t)width;
    JSAMPROW row = printed ? inks : grey;
    jpeg_read_scanlines(&info, &row, 1);
    for (int32_t i = 0; printed && i < width; i++) {
      // Programs by Adobe, hence nearly all, store the light that each ink lets through.
      int light[4];
      for (int ink = 0; ink < 4; ink++) light[ink] = info.saw_Adobe_marker ? row[4 * i + ink] : 255 - row[4 * i + ink];
      grey[i] = (uint8_t)((299 * light[0] + 587 * light[1] + 114 * light[2]) / 1000 * light[3] / 255);
    }
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  free(inks);
  return 0;
}
