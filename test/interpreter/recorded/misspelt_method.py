lst = [1,2,3]
lst.appendd(4)
