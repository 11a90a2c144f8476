"""What a Telegram message says of the file it brings."""

from telegram import Animation, Document, Message, PhotoSize, Video, VideoNote

from conversations.files.content import Received, SentAs


def received(message: Message) -> Received | None:
    """Read the one photo or video of a message, or the file that may be one; None for everything else.

    Telegram names some files twice: an animation is also a document, a live photo also a photo; each counts
    once. Of a photo's sizes the largest is taken. A live photo stands for its still photo.
    """
    sizes = message.photo or (message.live_photo and message.live_photo.photo) or ()
    if sizes:
        largest = max(sizes, key=lambda size: size.width * size.height)
        return _received(message, "live_photo" if message.live_photo else "photo", largest)
    if message.video_note:
        return _received(message, "video_note", message.video_note)
    if message.video:
        return _received(message, "video", message.video)
    if message.animation:
        return _received(message, "animation", message.animation)
    return _received(message, "document", message.document) if message.document else None


def _received(
    message: Message, sent_as: SentAs, file: PhotoSize | Video | VideoNote | Animation | Document
) -> Received:
    # As a mapping, since the attribute `duration` warns that it will change its type.
    said = file.to_dict()
    side = said.get("length")  # a round video has one side
    return Received(
        sent_as=sent_as,
        message_id=message.message_id,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        album=message.media_group_id,
        name=said.get("file_name"),
        mime=said.get("mime_type"),
        size=file.file_size,
        width=said.get("width", side),
        height=said.get("height", side),
        duration=said.get("duration"),
    )
