"""The workbook that goes out, room by room: what is sent, its columns, its rows, its looks, its package."""
