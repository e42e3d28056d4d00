print(f"{[1,2]:d}")
